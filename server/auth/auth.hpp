// Who is signed in: accounts, invitations and sessions of one school. Kept in memory, written through the log as rows
// before anything is answered. Tokens and passwords are stored only as hashes.
// Owned by main; called from I/O threads (all functions are safe from any thread). Each answer comes once: on auth's
// own threads, on the log's, or at once from within the call when nothing has to be hashed or written. What waits for
// a hash when the Auth is destroyed is told `stopping`. The log outlives every answer.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/errors.hpp"
#include "protocol/frames.hpp"
#include "storage/log.hpp"

namespace cueline::auth {

// What a link lets its holder do, once, until it expires.
enum class LinkKind : std::uint8_t {
  setup,    // found the school and become its first admin
  join,     // choose a login and a password for a person
  sign_in,  // sign in without a password (made by the command line on the machine itself)
  device,   // make a device a shared one
};

struct Link {
  LinkKind kind = LinkKind::join;
  PersonId person;  // none for setup and device
  Millis expires;
  std::string device_name = {};
};

// A signed-in device.
struct Session {
  std::string token;  // the secret, known only to the client: 32 random bytes, base64url
  PersonId person;
};

struct SessionInfo {
  std::uint64_t id = 0;  // not a secret: for lists and for signing out one device
  PersonId person;
  Millis created;
  std::optional<DeviceId> device = {};  // on a shared device: opened by a PIN, so not for matters of the account
};

struct Settings {
  Millis link_lifetime{std::int64_t{7} * 24 * 3600 * 1000};
  Millis session_lifetime{std::int64_t{30} * 24 * 3600 * 1000};
  Millis offer_lifetime{std::int64_t{30} * 60 * 1000};  // of a shared device's code: short, since it is short
  std::size_t hash_threads = 1;
  std::size_t hash_queue = 64;                 // waiting password hashes; more are told busy
  std::size_t hash_memory = 19 * 1024 * 1024;  // Argon2id: OWASP's smallest (19 MiB, 2 passes, 1 lane)
  unsigned hash_passes = 2;
  std::function<Millis()> now;                     // the clock
  std::function<void(void*, std::size_t)> random;  // libsodium's by default
};

// How long to wait, when the error is too_many_tries or busy.
struct Refusal {
  boost::system::error_code error;
  std::int64_t retry_after_ms = 0;
};
template <class T>
using Answer = std::function<void(boost::system::result<T, Refusal>)>;
[[noreturn]] void throw_exception_from_error(const Refusal& refusal, const boost::source_location& where);

class Devices;  // devices.hpp

class Auth {
 public:
  [[nodiscard]] static result<std::unique_ptr<Auth>> open(storage::Log& log, Settings settings);
  virtual ~Auth() = default;

  // A link's secret; the link is on disk when it is answered.
  virtual void make_link(LinkKind kind, PersonId person, Answer<std::string> done) = 0;
  // What a link is for; refused with invitation_used when used, expired or unknown.
  [[nodiscard]] virtual result<Link> look_up(std::string_view secret) const = 0;

  // Uses up a link: sets login and password and signs in (join), or signs in (sign_in). For setup, found the school
  // first and pass the new admin. `from` is the client's address, for the limits.
  virtual void join(std::string_view secret, std::string login, std::string password, std::string from,
                    Answer<Session> done) = 0;
  virtual void complete_setup(std::string_view secret, PersonId admin, std::string login, std::string password,
                              Answer<Session> done) = 0;
  virtual void enter(std::string_view secret, std::string from, Answer<Session> done) = 0;

  // wrong_login after the same time whether or not the login exists; too_many_tries with a growing delay.
  virtual void sign_in(std::string login, std::string password, std::string from, Answer<Session> done) = 0;

  // Who a token belongs to; fast, no hashing of passwords.
  [[nodiscard]] virtual std::optional<SessionInfo> session_of(std::string_view token) const = 0;
  virtual void sign_out(std::string_view token, Answer<bool> done) = 0;
  virtual void sign_out_everywhere(PersonId person, Answer<std::size_t> done) = 0;  // also after deactivation
  [[nodiscard]] virtual std::vector<SessionInfo> sessions(PersonId person) const = 0;
  [[nodiscard]] virtual bool has_account(PersonId person) const = 0;
  [[nodiscard]] virtual Devices& devices() = 0;  // the shared ones, and PINs

  // Called (on any thread) with every session that ends, before the answer: net closes its sockets at once, notify
  // forgets its device. Each caller is kept beside those before it.
  virtual void on_session_end(std::function<void(const SessionInfo&)> ended) = 0;
};

}  // namespace cueline::auth
