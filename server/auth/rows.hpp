// What auth keeps on disk: one JSON object per row, under keys::auth(what, key). Frozen like every key: fields may be
// added as optionals, never changed in meaning.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/ids.hpp"
#include "protocol/values.hpp"
#include "server/auth/auth.hpp"

namespace cueline::auth {

BOOST_DESCRIBE_ENUM(LinkKind, setup, join, sign_in, device)

inline constexpr char account_rows = 'a';  // by login
inline constexpr char session_rows = 's';  // by the hash of the token
inline constexpr char link_rows = 'l';     // by the hash of the secret
inline constexpr char device_rows = 'd';   // by the hash of the token
inline constexpr char pin_rows = 'n';      // by the number of the person; c, p and v are of notify/

struct AccountRow {
  PersonId person;       // whose
  std::string login;     // in lower case
  std::string password;  // Argon2id with its salt and parameters, as libsodium writes it
};
BOOST_DESCRIBE_STRUCT(AccountRow, (), (person, login, password))

struct SessionRow {
  std::uint64_t id = 0;                 // not a secret
  PersonId person;                      // whose
  Millis created;                       // since when
  Millis expires;                       // until when
  std::optional<DeviceId> device = {};  // the shared device it is on
};
BOOST_DESCRIBE_STRUCT(SessionRow, (), (id, person, created, expires, device))

// What a shared device is for.
struct UseRow {
  std::string name;                // as the admin named it
  std::vector<ChannelId> rooms;    // whose people share it
  std::uint64_t idle_minutes = 0;  // untouched for so long, its session ends
};
BOOST_DESCRIBE_STRUCT(UseRow, (), (name, rooms, idle_minutes))

struct LinkRow {
  LinkKind link_kind = LinkKind::join;  // what it is for
  PersonId person;                      // for whom, none for setup
  Millis expires;                       // until when
  std::optional<UseRow> use = {};       // of the device it enrols
};
BOOST_DESCRIBE_STRUCT(LinkRow, (), (link_kind, person, expires, use))

struct DeviceRow {
  DeviceId device;   // its number
  UseRow use;        // what for
  Millis created;    // since when
  std::string keep;  // random; what its people leave on it is sealed with keys made from this
};
BOOST_DESCRIBE_STRUCT(DeviceRow, (), (device, use, created, keep))

struct PinRow {
  PersonId person;       // whose
  std::string pin;       // Argon2id, as passwords
  bool blocked = false;  // tried too often
};
BOOST_DESCRIBE_STRUCT(PinRow, (), (person, pin, blocked))

[[nodiscard]] std::string encode(const AccountRow& row);
[[nodiscard]] std::string encode(const SessionRow& row);
[[nodiscard]] std::string encode(const LinkRow& row);
[[nodiscard]] std::string encode(const DeviceRow& row);
[[nodiscard]] std::string encode(const PinRow& row);

// None if the bytes are not such a row.
[[nodiscard]] std::optional<AccountRow> decode_account(std::string_view bytes);
[[nodiscard]] std::optional<SessionRow> decode_session(std::string_view bytes);
[[nodiscard]] std::optional<LinkRow> decode_link(std::string_view bytes);
[[nodiscard]] std::optional<DeviceRow> decode_device(std::string_view bytes);
[[nodiscard]] std::optional<PinRow> decode_pin(std::string_view bytes);

}  // namespace cueline::auth
