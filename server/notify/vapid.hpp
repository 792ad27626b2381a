// How push services know the school (RFC 8292): its own key, made once and kept in the data folder, and a token signed
// with it for each push service. No account with anybody.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "protocol/ids.hpp"
#include "server/notify/crypto.hpp"
#include "storage/log.hpp"

namespace cueline::notify {

// Whom a push service writes to when our pushes trouble it: "mailto:" with an address, or "https:" with a host. Some
// services refuse every push over a bad one, so it is looked at when the server starts.
[[nodiscard]] bool is_contact(std::string_view text);

// The header's signed token, for a time in seconds since 1970.
[[nodiscard]] result<std::string> vapid_token(const KeyPair& key, std::string_view audience, std::string_view contact,
                                              std::int64_t expires_s);

// Not safe from several threads.
class Vapid {
 public:
  Vapid(KeyPair key, std::string contact) : key_(std::move(key)), contact_(std::move(contact)) {}

  [[nodiscard]] std::string public_key() const { return to_base64url(key_.point); }  // applicationServerKey
  // "vapid t=..., k=...". `audience` is the origin of the endpoint. A token lasts 12 hours and is used for 6.
  [[nodiscard]] result<std::string> authorization(const std::string& audience, Millis now);

 private:
  struct Signed {
    std::string header;
    Millis until;
  };
  KeyPair key_;
  std::string contact_;
  std::map<std::string, Signed> signed_;
};

// The key in the data folder; made and stored if there is none, durable when this returns. Blocks: for the start.
[[nodiscard]] result<KeyPair> open_school_key(storage::Log& log);

}  // namespace cueline::notify
