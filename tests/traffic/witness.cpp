#include "tests/traffic/witness.hpp"

#include <algorithm>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <charconv>
#include <future>
#include <map>
#include <stdexcept>
#include <thread>
#include <utility>
#include <variant>

#include "clients/cpp/client.hpp"

namespace cueline::traffic {

namespace {

namespace asio = boost::asio;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

double ms_since(Clock::time_point then) {
  return std::chrono::duration<double, std::milli>(Clock::now() - then).count();
}

Millis in_an_hour() {
  using namespace std::chrono;
  return Millis{duration_cast<milliseconds>(system_clock::now().time_since_epoch() + hours(1)).count()};
}

std::uint64_t number_in(const std::string& text) {
  std::uint64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

class Witness::Impl {
 public:
  Impl(const Town& town, const Room& room, const Plan& plan) : plan_(plan), room_(room.timeline), timer_(io_) {
    for (const auto person : room.people) {
      client::Settings settings;
      settings.url = {false, "127.0.0.1", std::to_string(plan.port)};
      settings.token = town.tokens()[person];
      settings.window = 64;
      auto& client = clients_.emplace_back();
      client::Handlers handlers;
      handlers.frame = [this, at = clients_.size() - 1](const ServerFrame& frame) { heard(at, frame); };
      client = std::make_unique<client::Client>(io_, settings, std::move(handlers));
      client->start();
    }
    thread_ = std::thread([this] { io_.run(); });
    auto live = all_live_.get_future();
    if (live.wait_for(std::chrono::seconds(30)) != std::future_status::ready)
      throw std::runtime_error("nobody is live");
  }

  ~Impl() {
    io_.stop();
    thread_.join();
    clients_.clear();
  }

  void begin() {
    asio::post(io_, [this] {
      saying_ = true;
      measured_ = {};
      next_ = Clock::now();
      say();
    });
  }

  Witnessed end(milliseconds patience) {
    asio::post(io_, [this] { saying_ = false; });
    const auto deadline = Clock::now() + patience;
    for (;;) {
      std::promise<std::size_t> promise;
      asio::post(io_, [&] { promise.set_value(said_at_.size() + waiting()); });
      if (promise.get_future().get() == 0 || Clock::now() > deadline) break;
      std::this_thread::sleep_for(milliseconds(20));
    }
    std::promise<Witnessed> promise;
    asio::post(io_, [&] {
      for (const auto& [number, said] : said_at_) measured_.missing += said.missing;
      said_at_.clear();
      promise.set_value(measured_);
    });
    return promise.get_future().get();
  }

 private:
  struct Said {
    Clock::time_point at;
    std::size_t missing = 0;  // readers who do not have it
  };

  [[nodiscard]] std::size_t waiting() const {
    std::size_t waiting = 0;
    for (const auto& client : clients_) waiting += client->waiting();
    return waiting;
  }

  void say() {
    if (!saying_) return;
    const auto number = ++last_;
    said_at_[number] = {Clock::now(), clients_.size() - 1};
    ++measured_.said;
    if (plan_.says == Says::alerts) {
      SendAlert alert;
      alert.template_code = "custom";
      alert.title = std::to_string(number) + " Assembly is now 10:40";
      alert.until = in_an_hour();
      alert.audience.channels.push_back(ChannelId{room_.value});
      send(0, std::move(alert));
    } else {
      send(0, PostMessage{.timeline = room_, .text = std::to_string(number) + " is what was said"});
    }
    next_ += plan_.every;
    timer_.expires_at(next_);
    timer_.async_wait([this](boost::system::error_code error) {
      if (!error) say();
    });
  }

  void send(std::size_t client, Command command) {
    clients_[client]->send(std::move(command), [this, at = Clock::now()](const Reply& reply) {
      if (reply.problem) throw std::runtime_error("a witness was refused: " + reply.problem->sentence);
      measured_.answered_ms.push_back(ms_since(at));
    });
  }

  void heard(std::size_t at, const ServerFrame& frame) {
    if (const auto* snapshot = std::get_if<Snapshot>(&frame)) {
      if (snapshot->last && ++live_ == clients_.size()) all_live_.set_value();
    } else if (const auto* entry = std::get_if<EntryFrame>(&frame)) {
      if (at == 0) return;
      if (const auto* alert = std::get_if<AlertSent>(&entry->entry.body)) {
        arrived(number_in(alert->title));
        send(at, AnswerAlert{.alert = id_cast<AlertId>(entry->entry.sequence)});
      } else if (const auto* message = std::get_if<MessagePosted>(&entry->entry.body)) {
        arrived(number_in(message->text));
      }
    }
  }

  void arrived(std::uint64_t number) {
    const auto said = said_at_.find(number);
    if (said == said_at_.end()) return;
    measured_.delivered_ms.push_back(ms_since(said->second.at));
    if (--said->second.missing == 0) said_at_.erase(said);
  }

  const Plan plan_;
  const TimelineId room_;
  asio::io_context io_{1};
  asio::executor_work_guard<asio::io_context::executor_type> work_{io_.get_executor()};
  asio::steady_timer timer_;
  std::vector<std::unique_ptr<client::Client>> clients_;
  std::promise<void> all_live_;
  std::size_t live_ = 0;
  bool saying_ = false;
  Clock::time_point next_;
  std::uint64_t last_ = 0;
  std::map<std::uint64_t, Said> said_at_;
  Witnessed measured_;
  std::thread thread_;
};

Witness::Witness(const Town& town, const Room& room, const Plan& plan)
    : impl_(std::make_unique<Impl>(town, room, plan)) {}
Witness::~Witness() = default;
void Witness::begin() { impl_->begin(); }
Witnessed Witness::end(milliseconds patience) { return impl_->end(patience); }

double quantile(std::vector<double>& values, double share) {
  if (values.empty()) return 0;
  std::ranges::sort(values);
  const auto index = static_cast<std::size_t>(share * static_cast<double>(values.size()));
  return values[std::min(index, values.size() - 1)];
}

}  // namespace cueline::traffic
