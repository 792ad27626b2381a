// The smallest process that acknowledges: appends to a log as fast as it takes them and prints "SEQUENCE WORD" for
// each entry that is durable. Ends with 2 when the folder cannot be opened, with 3 when the log has broken.
//   faults_writer FOLDER RUN LIMIT     LIMIT: stop after so many entries, 0: never
#include <unistd.h>

#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <random>
#include <string>

#include "storage/keys.hpp"
#include "storage/rocks_log.hpp"

namespace {

using namespace cueline;
using namespace cueline::storage;

constexpr SchoolId school{1};
constexpr std::size_t most_under_way = 48;

class Writer {
 public:
  Writer(RocksLog& log, std::string run)
      : log_(log), run_(std::move(run)), next_(log.head(school)), chance_(next_.value) {}

  // False: the log has broken.
  bool write_one() {
    std::unique_lock lock(mutex_);
    fewer_.wait(lock, [this] { return under_way_ < most_under_way || broken_; });
    if (broken_) return false;
    ++under_way_;
    lock.unlock();
    ++next_.value;
    const auto sequence = next_;
    const auto word = "w" + run_ + "-" + std::to_string(sequence.value);
    log_.append(batch(sequence, word),
                [this, sequence, word](boost::system::error_code error) { done(sequence, word, error); });
    return true;
  }

  bool finish() {
    std::unique_lock lock(mutex_);
    fewer_.wait(lock, [this] { return under_way_ == 0; });
    return !broken_;
  }

 private:
  // An entry, a timeline that shows it too, and a row that must change with it.
  Batch batch(Sequence sequence, const std::string& word) {
    const std::size_t size = std::uniform_int_distribution<std::size_t>(0, 600)(chance_);
    const TimelineId home{1 + sequence.value % 7}, shown{1 + sequence.value % 3};
    return {school, {{sequence, home, {shown}, word + " " + noise(size)}}, {}, {{keys::auth('t', "last"), word}}};
  }

  // Letters that do not compress away.
  std::string noise(std::size_t size) {
    std::string letters(size, ' ');
    for (auto& letter : letters) letter = static_cast<char>(std::uniform_int_distribution<int>('!', '~')(chance_));
    return letters;
  }

  void done(Sequence sequence, const std::string& word, boost::system::error_code error) {
    if (!error) {
      const auto line = std::to_string(sequence.value) + " " + word + "\n";
      if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) std::abort();
    }
    const std::lock_guard lock(mutex_);
    --under_way_;
    broken_ = broken_ || error;
    fewer_.notify_one();
  }

  RocksLog& log_;
  const std::string run_;
  Sequence next_;
  std::mt19937_64 chance_;
  std::mutex mutex_;
  std::condition_variable fewer_;
  std::size_t under_way_ = 0;
  bool broken_ = false;
};

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) return 1;
  const bool quiet = std::getenv("FAULTS_QUIET") != nullptr;
  const auto say = [quiet](std::string_view text) {
    if (!quiet) std::fprintf(stderr, "faults_writer: %.*s\n", static_cast<int>(text.size()), text.data());
  };
  RocksOptions options;
  options.notice = [say](NoticeLevel, std::string_view text) { say(text); };
  const auto log = RocksLog::open(arguments[1], std::move(options));
  if (!log) {
    say(log.error().sentence);
    return 2;
  }
  Writer writer(**log, arguments[2]);
  const auto limit = std::strtoull(arguments[3], nullptr, 10);
  for (std::uint64_t written = 0; limit == 0 || written < limit; ++written) {
    if (!writer.write_one()) break;
  }
  return writer.finish() ? 0 : 3;
}
