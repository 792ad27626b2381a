// Auth over a log. Three threads meet here: callers (look-ups, beginnings), the hash threads (passwords) and the log's
// (ends of writes). One mutex guards the tables and limits; it is never held while a caller's function, the log or a
// hash runs.
#pragma once

#include <memory>
#include <mutex>

#include "server/auth/hash_pool.hpp"
#include "server/auth/limiter.hpp"
#include "server/auth/secrets.hpp"
#include "server/auth/tables.hpp"

namespace cueline::auth {

inline constexpr Limiter::Rule login_rule{5, 300'000, 10'000};
inline constexpr Limiter::Rule address_rule{50, 300'000, 10'000};  // a school's people share one address
// Of a person on a shared device. A PIN is short: three tries, then half a minute and more; a child at the tablet gives
// up long before the tenth wrong one in a row, which blocks the PIN for good.
inline constexpr Limiter::Rule pin_rule{3, 900'000, 10'000, 30'000};
inline constexpr std::uint32_t wrong_pins_block = 10;

// What outlives the Auth until the last write has ended.
struct Office {
  Office(storage::Log& where, Settings how) : log(where), settings(std::move(how)) {}

  storage::Log& log;
  const Settings settings;
  std::string nobodys_password{};  // hashed like everybody's, so that an unknown login takes as long as a known one

  mutable std::mutex mutex{};  // guards everything below
  Tables tables{};
  Limiter by_login{login_rule};
  Limiter by_address{address_rule};
  Limiter by_pin{pin_rule};
  std::vector<std::function<void(const SessionInfo&)>> session_ended{};

  [[nodiscard]] Millis now() const { return settings.now(); }
  [[nodiscard]] PasswordCost cost() const { return {settings.hash_memory, settings.hash_passes}; }
  void tell(const std::vector<SessionInfo>& sessions) const;
  void write(std::vector<storage::RowWrite> rows, storage::Done done);
};

using Shared = std::shared_ptr<Office>;

// Writes a link, and drops what has expired.
void store_link(const Shared& office, std::string secret, LinkRow row, Answer<std::string> done);

// A session about to be opened, with what else is written in the same batch.
struct Opening {
  PersonId person;
  std::uint64_t generation = 0;  // of the person's sessions when this began
  std::vector<storage::RowWrite> rows{};
  std::function<void(Tables&)> stored{};  // with the mutex held, when the batch is durable
  std::function<void(Tables&)> failed{};  // with the mutex held, when it is not
  struct OnDevice {
    DeviceId id;
    std::uint64_t turn = 0;  // of the device, when this began
    Millis until;
  };
  std::optional<OnDevice> device{};  // a shared one
};
void open_session(const Shared& office, Opening opening, Answer<Session> done);

// Who wants to use up a link. `person` is the new admin for setup, and ignored otherwise: the link says who.
struct Claim {
  LinkKind kind = LinkKind::join;
  std::string secret;
  PersonId person{};
  std::string login{};
  std::string password{};
  std::string from{};  // the address; empty on the machine itself
};
// Takes the link if it is good and of that kind. With the mutex held.
[[nodiscard]] boost::system::result<LinkRow, Refusal> take_link(Office& office, const Claim& claim,
                                                                const std::string& hash);
void redeem(const Shared& office, HashPool& pool, Claim claim, Answer<Session> done);  // setup, join
void enter(const Shared& office, const Claim& claim, Answer<Session> done);            // sign_in

void sign_in(const Shared& office, HashPool& pool, std::string login, std::string password, std::string from,
             Answer<Session> done);

[[nodiscard]] std::unique_ptr<Devices> open_devices(const Shared& office, HashPool& pool);

inline constexpr std::int64_t busy_retry_ms = 1'000;
// Logins do not differ by capital letters. ASCII only: others are compared byte by byte.
[[nodiscard]] std::string lower_case(std::string login);

}  // namespace cueline::auth
