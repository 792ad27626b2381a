// What auth keeps on disk: one JSON object per row, under keys::auth(what, key). Frozen like every key: fields may be
// added as optionals, never changed in meaning.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "protocol/ids.hpp"
#include "protocol/values.hpp"
#include "server/auth/auth.hpp"

namespace cueline::auth {

BOOST_DESCRIBE_ENUM(LinkKind, setup, join, sign_in)

inline constexpr char account_rows = 'a';  // by login
inline constexpr char session_rows = 's';  // by the hash of the token
inline constexpr char link_rows = 'l';     // by the hash of the secret

struct AccountRow {
  PersonId person;       // whose
  std::string login;     // in lower case
  std::string password;  // Argon2id with its salt and parameters, as libsodium writes it
};
BOOST_DESCRIBE_STRUCT(AccountRow, (), (person, login, password))

struct SessionRow {
  std::uint64_t id = 0;  // not a secret
  PersonId person;       // whose
  Millis created;        // since when
  Millis expires;        // until when
};
BOOST_DESCRIBE_STRUCT(SessionRow, (), (id, person, created, expires))

struct LinkRow {
  LinkKind link_kind = LinkKind::join;  // what it is for
  PersonId person;                      // for whom, none for setup
  Millis expires;                       // until when
};
BOOST_DESCRIBE_STRUCT(LinkRow, (), (link_kind, person, expires))

[[nodiscard]] std::string encode(const AccountRow& row);
[[nodiscard]] std::string encode(const SessionRow& row);
[[nodiscard]] std::string encode(const LinkRow& row);

// None if the bytes are not such a row.
[[nodiscard]] std::optional<AccountRow> decode_account(std::string_view bytes);
[[nodiscard]] std::optional<SessionRow> decode_session(std::string_view bytes);
[[nodiscard]] std::optional<LinkRow> decode_link(std::string_view bytes);

}  // namespace cueline::auth
