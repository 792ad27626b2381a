// What notify keeps on disk besides its queue: one JSON object per row under keys::auth(what, key), private like the
// accounts beside it: never in an entry, a snapshot or a log line. Frozen: fields may be added as optionals.
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "protocol/ids.hpp"

namespace cueline::notify {

inline constexpr char school_key_rows = 'v';    // one, without a key
inline constexpr char subscription_rows = 'p';  // by the hash of the endpoint
inline constexpr char contact_rows = 'c';       // by person

struct SchoolKeyRow {
  std::string secret;  // base64url, 32 bytes
  std::string point;   // base64url, 65 bytes
};
BOOST_DESCRIBE_STRUCT(SchoolKeyRow, (), (secret, point))

// A device that shows notices.
struct SubscriptionRow {
  PersonId person;                      // whose
  std::uint64_t session = 0;            // it ends with this one
  std::string endpoint;                 // where to send
  std::string p256dh;                   // the device's key, base64url
  std::string auth;                     // its secret, base64url
  Millis created;                       // since when
  std::optional<Millis> taken;          // when the push service last took something for it
  std::optional<Millis> shown;          // when the device last said that it showed something
  std::optional<Millis> unshown_since;  // taken then, and nothing shown since
  std::optional<std::string> language;  // what the device is read in
};
BOOST_DESCRIBE_STRUCT(SubscriptionRow, (),
                      (person, session, endpoint, p256dh, auth, created, taken, shown, unshown_since, language))

// Where a person is reached when no device of theirs answers.
struct ContactRow {
  PersonId person;                   // whose
  std::optional<std::string> email;  // an address
  std::optional<std::string> phone;  // "+351912345678"
};
BOOST_DESCRIBE_STRUCT(ContactRow, (), (person, email, phone))

[[nodiscard]] std::string encode(const SchoolKeyRow& row);
[[nodiscard]] std::string encode(const SubscriptionRow& row);
[[nodiscard]] std::string encode(const ContactRow& row);

// None if the bytes are not such a row.
[[nodiscard]] std::optional<SchoolKeyRow> decode_school_key(std::string_view bytes);
[[nodiscard]] std::optional<SubscriptionRow> decode_subscription(std::string_view bytes);
[[nodiscard]] std::optional<ContactRow> decode_contact(std::string_view bytes);

}  // namespace cueline::notify
