#include "server/serve.hpp"

#include <fmt/core.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <atomic>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <csignal>
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>

#include "server/auth/devices.hpp"
#include "server/disk_watch.hpp"
#include "server/net/server.hpp"
#include "server/open_notifier.hpp"
#include "server/ops/metrics.hpp"
#include "server/search/search.hpp"
#include "server/wall_clock.hpp"
#include "storage/descriptors.hpp"
#include "storage/rocks_log.hpp"

namespace cueline {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;

constexpr int exit_trouble = 5;
constexpr SchoolId the_school{1};
constexpr auto engine_tick = std::chrono::milliseconds(500);
constexpr auto stop_poll = std::chrono::milliseconds(20);
constexpr auto insist_patience = std::chrono::milliseconds(500);  // for sockets that were cut to be let go
constexpr auto broken_patience = std::chrono::seconds(2);         // to tell clients that the log has failed

std::chrono::milliseconds seconds(std::int64_t count) { return std::chrono::seconds(count); }

Millis days(std::int64_t count) { return Millis{count * 24 * 3600 * 1000}; }

net::Rules rules_of(const Config& config) {
  net::Rules rules;
  rules.patience = {.hello = seconds(config.hello_seconds),
                    .ping_after = seconds(config.ping_seconds),
                    .gone_after = seconds(config.gone_seconds),
                    .stuck_for = seconds(config.stuck_seconds)};
  rules.connection_rate = {static_cast<double>(config.frames_per_second), static_cast<double>(config.frames_burst)};
  rules.connections_per_person = static_cast<std::size_t>(config.connections_per_person);
  rules.version = CUELINE_VERSION;
  return rules;
}

void log_notice(storage::NoticeLevel level, std::string_view text) {
  switch (level) {
    case storage::NoticeLevel::info: return spdlog::info("storage: {}", text);
    case storage::NoticeLevel::warning: return spdlog::warn("storage: {}", text);
    case storage::NoticeLevel::error: return spdlog::error("storage: {}", text);
  }
}

class Process {
 public:
  explicit Process(const Config& config) : config_(config), threads_(static_cast<std::size_t>(config.io_threads)) {}

  // The answers of sign-in and log come until they are gone, so the loops they come to go last.
  ~Process() {
    notifier_.reset();  // its thread asks the others
    search_.reset();    // likewise
    auth_.reset();
    disk_.reset();
    engine_.reset();
    log_.reset();
  }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  // Error: a sentence for the operator.
  [[nodiscard]] boost::system::result<void, std::string> open() {
    if (auto done = open_log(); !done) return done;
    if (auto done = open_school(); !done) return done;
    if (auto done = open_notices(); !done) return done;
    return open_server();
  }

  [[nodiscard]] int run() {
    server_->start();
    notifier_->start();
    search_->start();
    wait_for_signal();
    disk_->start();
    advance();
    offer_set_up();
    spdlog::info("listening on {} port {}{}", config_.address, server_->port(), config_.key.empty() ? "" : " with TLS");
    threads_.run();
    spdlog::info("stopped");
    return exit_code_;
  }

 private:
  boost::system::result<void, std::string> open_log() {
    storage::RocksOptions options;
    options.notice = log_notice;
    options.broken = [this] { asio::post(threads_.engine().io(), [this] { log_failed(); }); };
    auto log = storage::RocksLog::open(config_.data, options);
    if (!log) {
      if (!log.error().detail.empty()) spdlog::error("storage: {}", log.error().detail);
      return log.error().sentence;
    }
    log_ = std::move(*log);
    return {};
  }

  boost::system::result<void, std::string> open_school() {
    auth::Settings settings;
    settings.session_lifetime = days(config_.session_days);
    settings.link_lifetime = days(config_.link_days);
    settings.hash_threads = static_cast<std::size_t>(config_.hash_threads);
    settings.hash_queue = static_cast<std::size_t>(config_.hash_queue);
    settings.now = wall_clock;
    auto opened_auth = auth::Auth::open(*log_, settings);
    if (!opened_auth) return "The accounts in the data folder cannot be read: " + opened_auth.error().message();
    auth_ = std::move(*opened_auth);
    auto opened_engine = engine::Engine::open(*log_, the_school, surroundings());
    if (!opened_engine) return "The school in the data folder cannot be read: " + opened_engine.error().message();
    engine_ = std::move(*opened_engine);
    disk_ = std::make_unique<DiskWatch>(threads_.engine().io(), *log_, *engine_,
                                        [this](storage::Room room) { search_->pause(room != storage::Room::enough); });
    search::Settings searching;
    searching.folder = std::filesystem::path(config_.data) / "search";
    searching.school = the_school;
    searching.warn = [](const std::string& text) { spdlog::warn("search: {}", text); };
    search_ = std::make_unique<search::Search>(*log_, std::move(searching));
    return {};
  }

  boost::system::result<void, std::string> open_notices() {
    auto opened = open_notifier(config_, {*log_, the_school, *engine_, threads_.engine().io(), *auth_});
    if (!opened) return opened.error();
    notifier_ = std::move(*opened);
    return {};
  }

  boost::system::result<void, std::string> open_server() {
    net::ServerOptions options;
    options.address = config_.address;
    options.port = static_cast<std::uint16_t>(config_.port);
    if (!config_.certificate.empty()) {
      auto tls = net::Tls::open(config_.certificate, config_.key);
      if (!tls) return tls.error();
      options.tls = std::move(*tls);
    }
    const auto allowed = storage::allowed_descriptors();
    const auto for_connections = (allowed - storage::kept_descriptors(allowed)) / threads_.loops().size();
    options.connections_max = static_cast<std::size_t>(config_.connections);
    if (storage::descriptors_are_shared()) options.connections_max = std::min(options.connections_max, for_connections);
    options.rules = rules_of(config_);
    options.web = config_.web;
    options.public_https = config_.public_url.starts_with("https://");
    options.session_lifetime = days(config_.session_days);
    options.metrics_for_all = config_.metrics_public;
    options.notifier = notifier_.get();
    options.metrics_text = [this](net::Hub& hub, std::function<void(std::string)> done) {
      hub.desk().figures([this, done = std::move(done)](const engine::Engine::Figures& figures) {
        done(ops::metrics_text(server_->figures(), figures, log_->figures(), notifier_->figures(), !stopping_));
      });
    };
    room_ = std::make_unique<net::EngineRoom>(net::EngineRoom{
        .io = threads_.engine().io(),
        .engine = *engine_,
        .log = *log_,
        .reading = threads_.reading(),
        .school = the_school,
        .now = wall_clock,
        .person_rate = {static_cast<double>(config_.commands_per_second), static_cast<double>(config_.commands_burst)},
        .search = search_.get()});
    server_ = std::make_unique<net::Server>(threads_, *room_, *auth_, std::move(options));
    return server_->listen();
  }

  engine::Surroundings surroundings() {
    engine::Surroundings around;
    around.post = [&io = threads_.engine().io()](std::function<void()> job) { asio::post(io, std::move(job)); };
    around.publish = [this](const std::shared_ptr<const engine::Batch>& batch) {
      server_->publish(batch);
      if (!batch->entries.empty()) search_->moved();
      if (!batch->notices.empty()) notifier_->take(batch->notices);
      for (const auto& change : batch->access) {
        if (change.reason != Errc::deactivated) continue;
        auth_->sign_out_everywhere(change.person, [](const auto&) {});
        notifier_->person_ended(change.person);
      }
    };
    around.read_moved = [this](PersonId person, const ReadPosition& position) {
      server_->read_moved(person, position);
    };
    around.presence = [this](const PresenceChanged& change) { server_->presence(change); };
    around.broken = [this](error_code) { log_failed(); };
    around.at_end = [&turns = threads_.engine()](std::function<void()> job) { turns.at_end(std::move(job)); };
    return around;
  }

  // On the engine's thread: fires what is due.
  void advance() {
    const auto next = engine_->advance(wall_clock());
    auth_->devices().end_overdue();
    auto wait = engine_tick;
    if (next)
      wait =
          std::clamp(std::chrono::milliseconds(next->value - wall_clock().value), std::chrono::milliseconds(1), wait);
    engine_timer_.expires_after(wait);
    engine_timer_.async_wait([this](error_code error) {
      if (!error) advance();
    });
  }

  void offer_set_up() {
    // A school whose founder never got an account was left half made: the same step completes it.
    const auto people = engine_->people();
    if (people.size() > 1 || (people.size() == 1 && auth_->has_account(people.front().id))) return;
    auth_->make_link(auth::LinkKind::setup, PersonId{}, [this](auto secret) {
      if (!secret) return spdlog::error("no set-up link could be made: {}", secret.error().error.message());
      fmt::print("Set up your school (this link works once): {}/setup/{}\n", address(), *secret);
      std::fflush(stdout);
    });
  }

  [[nodiscard]] std::string address() const {
    if (!config_.public_url.empty()) return config_.public_url;
    const bool anywhere = config_.address == "0.0.0.0" || config_.address == "::";
    const std::string host = anywhere ? "127.0.0.1" : config_.address;
    return (config_.key.empty() ? "http://" : "https://") + (host.find(':') == host.npos ? host : "[" + host + "]") +
           ":" + std::to_string(server_->port());
  }

  void wait_for_signal() {
    signals_.async_wait([this](error_code error, int signal) {
      if (error) return;
      if (std::exchange(told_to_stop_, true)) std::_Exit(128 + signal);
      wait_for_signal();
      if (stopping_) return;  // because of trouble, and with a code that says so
      spdlog::info("told to stop");
      stop(Errc::stopping, seconds(config_.stop_seconds));
    });
  }

  // On the engine's thread, maybe twice.
  void log_failed() {
    asio::post(threads_.loops().front()->io(), [this] {
      if (exit_code_ != 0) return;
      exit_code_ = exit_trouble;
      spdlog::critical("the log cannot be written: nothing is acknowledged any more, stopping");
      fmt::print(stderr, "cueline: The data folder cannot be written any more. What was acknowledged is safe.\n");
      stop(Errc::log_broken, broken_patience);
    });
  }

  // On the first loop. Asks everybody to leave, waits until they have, then insists.
  void stop(Errc reason, std::chrono::milliseconds patience) {
    stopping_ = true;
    server_->close(reason);
    const auto deadline = std::chrono::steady_clock::now() + patience;
    stop_when_empty(std::min(deadline, stop_deadline_));
  }

  void stop_when_empty(std::chrono::steady_clock::time_point deadline) {
    stop_deadline_ = deadline;
    const bool late = std::chrono::steady_clock::now() >= deadline;
    if (server_->empty() || (late && insisted_)) return threads_.stop();
    if (late && !std::exchange(insisted_, true)) {
      server_->abort();
      deadline += insist_patience;
    }
    stop_timer_.expires_after(stop_poll);
    stop_timer_.async_wait([this, deadline](error_code error) {
      if (!error) stop_when_empty(deadline);
    });
  }

  const Config config_;
  net::Threads threads_;
  std::unique_ptr<storage::RocksLog> log_;
  std::unique_ptr<auth::Auth> auth_;
  std::unique_ptr<engine::Engine> engine_;
  std::unique_ptr<DiskWatch> disk_;
  std::unique_ptr<notify::Notifier> notifier_;
  std::unique_ptr<search::Search> search_;
  std::unique_ptr<net::EngineRoom> room_;
  std::unique_ptr<net::Server> server_;
  asio::signal_set signals_{threads_.loops().front()->io(), SIGTERM, SIGINT};
  asio::steady_timer engine_timer_{threads_.engine().io()};
  asio::steady_timer stop_timer_{threads_.loops().front()->io()};
  std::chrono::steady_clock::time_point stop_deadline_ = std::chrono::steady_clock::time_point::max();
  std::atomic<bool> stopping_ = false;
  bool told_to_stop_ = false;
  bool insisted_ = false;
  int exit_code_ = 0;
};

void start_logging(const std::string& level) {
  auto logger = std::make_shared<spdlog::logger>("cueline", std::make_shared<spdlog::sinks::stderr_sink_mt>());
  logger->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
  logger->set_level(spdlog::level::from_str(level));
  logger->flush_on(spdlog::level::info);
  spdlog::set_default_logger(std::move(logger));
}

}  // namespace

int run_server(const Config& config) {
  const auto refuse = [](const std::string& sentence) {
    fmt::print(stderr, "cueline: {}\n", sentence);
    return exit_trouble;
  };
  if (auto fits = check(config); !fits) return refuse(fits.error().sentence);
  std::signal(SIGPIPE, SIG_IGN);  // a broken connection is an error code of the write, not the end of everybody
  start_logging(config.log_level);
  if (const auto allowed = storage::raise_descriptors(); allowed < storage::least_descriptors) {
    return refuse(
        fmt::format("The system lets this program open {} files at once; it needs at least {}. "
                    "Raise that (ulimit -n, or LimitNOFILE= of the service).",
                    allowed, storage::least_descriptors));
  }
  Process process(config);
  if (auto opened = process.open(); !opened) return refuse(opened.error());
  return process.run();
}

}  // namespace cueline
