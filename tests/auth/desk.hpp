// An Auth over a memory log, with a clock and chance of our own, and answers that can be waited for.
#pragma once

#include <atomic>
#include <chrono>
#include <future>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "server/auth/auth.hpp"
#include "storage/keys.hpp"
#include "storage/memory_log.hpp"

namespace cueline::auth {

inline const std::string good_password = "correct horse battery";

template <class T>
class Asked {
 public:
  [[nodiscard]] Answer<T> answer() {
    return [promise = promise_](boost::system::result<T, Refusal> result) { promise->set_value(std::move(result)); };
  }
  // The answer; a second one would have thrown inside the Auth.
  [[nodiscard]] boost::system::result<T, Refusal> wait() { return future_.get(); }
  [[nodiscard]] bool answered() const { return future_.wait_for(std::chrono::seconds(0)) == std::future_status::ready; }

 private:
  using Promise = std::promise<boost::system::result<T, Refusal>>;
  std::shared_ptr<Promise> promise_ = std::make_shared<Promise>();
  std::future<boost::system::result<T, Refusal>> future_ = promise_->get_future();
};

class Desk {
 public:
  using Mode = storage::MemoryLog::Mode;
  explicit Desk(Mode mode = Mode::automatic) : log(mode) { reopen(); }

  void reopen() {
    auth.reset();
    Settings settings = cheap;
    settings.now = [this] { return Millis{now.load()}; };
    settings.random = [this](void* out, std::size_t size) {
      auto* byte = static_cast<unsigned char*>(out);
      for (std::size_t i = 0; i < size; ++i) byte[i] = static_cast<unsigned char>((chance = chance * 69069 + 1) >> 24U);
    };
    auth = Auth::open(log, settings).value();
  }

  std::string link(LinkKind kind, PersonId person) {
    Asked<std::string> asked;
    auth->make_link(kind, person, asked.answer());
    return asked.wait().value();
  }
  boost::system::result<Session, Refusal> join(const std::string& secret, const std::string& login,
                                               const std::string& password = good_password) {
    Asked<Session> asked;
    auth->join(secret, login, password, "10.0.0.1", asked.answer());
    return asked.wait();
  }
  boost::system::result<Session, Refusal> sign_in(const std::string& login, const std::string& password,
                                                  const std::string& from = "10.0.0.1") {
    Asked<Session> asked;
    auth->sign_in(login, password, from, asked.answer());
    return asked.wait();
  }
  Session joined(PersonId person, const std::string& login) {
    return join(link(LinkKind::join, person), login).value();
  }

  std::map<std::string, std::string> rows() const {
    std::map<std::string, std::string> found;
    const auto read = log.rows(storage::keys::prefix(storage::keys::Table::auth), [&](auto key, auto value) {
      found.emplace(key, value);
      return true;
    });
    return read ? found : std::map<std::string, std::string>{};
  }

  storage::MemoryLog log;
  std::atomic<std::int64_t> now{1'700'000'000'000};
  std::atomic<std::uint32_t> chance{7};
  Settings cheap{.hash_memory = 8192, .hash_passes = 1};
  std::unique_ptr<Auth> auth;
};

}  // namespace cueline::auth
