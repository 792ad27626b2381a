#include "tests/traffic/mob.hpp"

#include <poll.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <charconv>
#include <chrono>
#include <deque>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

#include "tests/bench/websocket.hpp"
#include "tests/traffic/listener.hpp"

namespace cueline::traffic {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t frame_bytes = 30'000;
constexpr auto patience = std::chrono::seconds(60);

std::uint64_t number_behind(std::string_view text, std::string_view key) {
  std::uint64_t number = 0;
  const auto at = text.find(key);
  if (at != std::string_view::npos) std::from_chars(text.data() + at + key.size(), text.data() + text.size(), number);
  return number;
}

struct Tally {
  std::atomic<std::uint64_t> to_say{0}, acknowledged{0}, busy{0}, begun{0};
};

struct MobRoom {
  TimelineId timeline;
  Book book;
  std::string reader;  // a token
  Position began;
};

// One of them.
class Talker final : public bench::WebSocket {
 public:
  Talker(std::uint16_t port, const std::string& token, MobRoom& room, std::size_t sender, std::size_t window,
         Tally& tally)
      : WebSocket(port, "/api/socket"), room_(room), sender_(sender), window_(window), tally_(tally) {
    say(R"({"kind":"hello","token":")" + token + "\"}");
    read_until([](bench::Event, std::string_view text) { return text.find(R"("kind":"snapshot")") != text.npos; });
  }

  void publish(std::size_t, std::uint64_t) override {}

  // As much as the window allows, many to a frame.
  void talk() {
    if (Clock::now() < silent_until_) return;
    std::string frame;
    while (under_way_ < window_) {
      const auto number = next();
      if (number == 0) break;
      ++under_way_;
      frame += R"({"kind":"command","id":")" + std::to_string(number) +
               R"(","command":{"kind":"post_message","timeline":)" + std::to_string(room_.timeline.value) +
               R"(,"text":")" + word_text({sender_, number}) + "\",\"mentions\":[]}}\n";
      if (frame.size() < frame_bytes) continue;
      say(frame);
      frame.clear();
    }
    if (!frame.empty()) say(frame);
  }

 private:
  std::uint64_t next() {
    if (!kept_.empty()) {
      const auto number = kept_.front();
      kept_.pop_front();
      return number;
    }
    auto left = tally_.to_say.load();
    while (left > 0 && !tally_.to_say.compare_exchange_weak(left, left - 1)) {
    }
    if (left == 0) return 0;
    ++tally_.begun;
    return room_.book.next(sender_).number;
  }

  void hear(std::string_view text, const Heard& heard) override {
    heard(*this, bench::Event::other, text);
    while (!text.empty()) {
      const auto end = std::min(text.find('\n'), text.size());
      if (text.starts_with(R"({"kind":"reply")")) answered(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }

  void answered(std::string_view reply) {
    const auto number = number_behind(reply, R"("id":")");
    --under_way_;
    if (reply.find(R"("problem":)") == std::string_view::npos) {
      ++tally_.acknowledged;
      const Sequence sequence{number_behind(reply, R"("sequences":[)")};
      if (!room_.book.note({sender_, number}, sequence)) throw std::runtime_error("acknowledged under two sequences");
      return;
    }
    const auto wait = number_behind(reply, R"("retry_after_ms":)");
    if (reply.find(R"("code":"busy")") == std::string_view::npos || wait == 0)
      throw std::runtime_error("refused: " + std::string(reply));
    ++tally_.busy;
    kept_.push_back(number);
    silent_until_ = std::max(silent_until_, Clock::now() + std::chrono::milliseconds(wait));
  }

  MobRoom& room_;
  const std::size_t sender_, window_;
  Tally& tally_;
  std::size_t under_way_ = 0;
  std::deque<std::uint64_t> kept_;
  Clock::time_point silent_until_{};
};

}  // namespace

class Mob::Impl {
 public:
  Impl(const Town& town, std::size_t first, std::size_t last, std::size_t window) {
    for (auto at = first; at < last; ++at) {
      const auto& room = town.rooms()[at];
      auto& place =
          rooms_.emplace_back(MobRoom{room.timeline, Book(room.people.size()), town.tokens()[room.people.front()], {}});
      for (std::size_t sender = 0; sender < room.people.size(); ++sender)
        talkers_.push_back(
            std::make_unique<Talker>(town.port(), town.tokens()[room.people[sender]], place, sender, window, tally));
    }
    find_beginnings(town);
    thread_ = std::thread([this] { run(); });
  }

  ~Impl() {
    stopping_ = true;
    thread_.join();
  }

  [[nodiscard]] Wrongs read_again(const Town& town) {
    boost::asio::io_context io;
    std::deque<Given> given;
    std::vector<std::unique_ptr<Listener>> readers;
    for (auto& room : rooms_) {
      auto& mine = given.emplace_back(room.book, Given::Order::any);
      readers.push_back(listen(io, town, room, [&mine](const Entry& entry) { mine.take(entry); }));
    }
    const auto complete = [](const Given& each) { return each.complete(); };
    run_until(io, [&] { return std::ranges::all_of(given, complete); });
    Wrongs wrongs;
    for (const auto& each : given) wrongs += each.wrongs();
    return wrongs;
  }

  Tally tally;

 private:
  static std::unique_ptr<Listener> listen(boost::asio::io_context& io, const Town& town, const MobRoom& room,
                                          Listener::Take take) {
    const client::Url url{false, "127.0.0.1", std::to_string(town.port())};
    return std::make_unique<Listener>(io, Listener::Settings{url, room.reader, room.began}, std::move(take));
  }

  template <class Done>
  static void run_until(boost::asio::io_context& io, const Done& done) {
    const auto deadline = Clock::now() + patience;
    while (!done() && Clock::now() < deadline) io.run_for(std::chrono::milliseconds(20));
  }

  // Where the rooms begin for whoever reads them again.
  void find_beginnings(const Town& town) {
    boost::asio::io_context io;
    std::vector<std::unique_ptr<Listener>> readers;
    for (const auto& room : rooms_) readers.push_back(listen(io, town, room, [](const Entry&) {}));
    const auto live = [](const auto& reader) { return reader->position().epoch != 0; };
    run_until(io, [&] { return std::ranges::all_of(readers, live); });
    for (std::size_t room = 0; room < rooms_.size(); ++room) rooms_[room].began = readers[room]->position();
  }

  void run() {
    std::vector<pollfd> ready;
    for (const auto& talker : talkers_) ready.push_back({talker->descriptor(), POLLIN, 0});
    while (!stopping_) {
      for (const auto& talker : talkers_) talker->talk();
      ::poll(ready.data(), ready.size(), 2);
      for (std::size_t at = 0; at < ready.size(); ++at)
        if (ready[at].revents != 0) talkers_[at]->read([](bench::Connection&, bench::Event, std::string_view) {});
    }
  }

  std::deque<MobRoom> rooms_;
  std::vector<std::unique_ptr<Talker>> talkers_;
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

Mob::Mob(const Town& town, std::size_t first, std::size_t last, std::size_t window)
    : impl_(std::make_unique<Impl>(town, first, last, window)) {}
Mob::~Mob() = default;
void Mob::add(std::uint64_t messages) { impl_->tally.to_say += messages; }
void Mob::drop() { impl_->tally.to_say = 0; }
std::uint64_t Mob::acknowledged() const { return impl_->tally.acknowledged; }
std::uint64_t Mob::busy() const { return impl_->tally.busy; }
bool Mob::done() const { return impl_->tally.to_say == 0 && impl_->tally.acknowledged == impl_->tally.begun; }
Wrongs Mob::read_again(const Town& town) { return impl_->read_again(town); }

}  // namespace cueline::traffic
