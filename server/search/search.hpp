// Search: one thread that follows the log into the index and answers questions from it. It stands beside the server:
// whatever becomes of it, entries are taken, stored and delivered as before, and the index can be thrown away.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "server/engine/join.hpp"
#include "server/search/figures.hpp"
#include "server/search/index.hpp"
#include "storage/log.hpp"

namespace cueline::search {

struct Settings {
  std::filesystem::path folder;  // of the index alone
  SchoolId school;
  std::chrono::milliseconds pace{100};        // entries that come within it share a transaction
  std::chrono::milliseconds retry{30'000};    // after trouble with the disk
  std::chrono::milliseconds patience{2'000};  // of one question
  std::chrono::milliseconds idle{5'000};      // of quiet, before what was taken back is wiped from the file
  std::size_t batch = 500;                    // entries in a transaction
  std::size_t waiting = 64;                   // questions at once,
  std::size_t waiting_of_one = 4;             // and of one person
  std::function<void(const std::string&)> warn = [](const std::string&) {};  // never names or words; the thread's own
};

class Search {
 public:
  using Done = std::function<void(result<SearchHits>)>;

  // The log must outlive it.
  Search(const storage::Log& log, Settings settings);
  ~Search();  // what waits is answered with `stopping`
  Search(const Search&) = delete;
  Search& operator=(const Search&) = delete;

  void start();

  // Any thread. The log has grown.
  void moved();
  // Any thread. The disk has no room to spare: the index stays as it is until there is.
  void pause(bool paused);
  // Any thread. Answered on the thread of search, or at once: busy, search_not_ready, log_broken, out_of_range.
  // `sight`: what whoever asks may read now; every hit is judged by it.
  void ask(std::shared_ptr<const engine::Sight> sight, SearchFor question, Done done);

  [[nodiscard]] Figures figures() const;  // any thread

 private:
  struct Asked {
    std::shared_ptr<const engine::Sight> sight;
    SearchFor question;
    Done done;
  };
  enum class Next : std::uint8_t { stop, answer, work };
  using Clock = std::chrono::steady_clock;

  void run();
  [[nodiscard]] Next wait(Asked& asked);
  void answer(const Asked& asked);
  [[nodiscard]] result<SearchHits> find(const Asked& asked);
  void work();
  void open();
  void follow();
  [[nodiscard]] bool is_of_this_log() const;
  void trouble();
  void throw_away();
  [[nodiscard]] std::optional<Entry> stored(Sequence sequence) const;
  [[nodiscard]] bool still_says(Sequence source, std::uint64_t item, const std::string& text) const;

  const storage::Log& log_;
  const Settings settings_;

  // The thread's own.
  Index index_;
  Sequence target_;  // questions are answered from here on
  bool ready_ = false;
  Clock::time_point work_at_;
  std::optional<Clock::time_point> thrown_away_;

  std::atomic<bool> moved_ = true;
  std::atomic<bool> paused_ = false;
  struct Counts;
  std::unique_ptr<Counts> counts_;

  mutable std::mutex mutex_;  // guards what is below
  std::condition_variable wake_;
  std::deque<Asked> waiting_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace cueline::search
