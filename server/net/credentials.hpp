// Who an HTTP request comes from, and from which page: session cookie or bearer token, and the Origin check.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/net/http.hpp"

namespace cueline::net {

struct Credential {
  std::string token;
  bool cookie = false;  // sent by a browser by itself, so that the page it comes from matters
};

// A bearer token before a cookie; none if there is neither.
[[nodiscard]] std::optional<Credential> credential_of(const Request& request);

// Set-Cookie that signs a browser in, or out (an empty token). Over TLS the name is __Host-cueline, which no other
// address can set; without, plain.
[[nodiscard]] Header session_cookie(std::string_view token, bool secure, Millis lifetime);

// The secret of a shared device, which a browser keeps beside whoever is signed in on it. Empty: none.
[[nodiscard]] std::string device_token_of(const Request& request);
[[nodiscard]] Header device_cookie(std::string_view token, bool secure);

// False when another page than ours asks: an Origin that is not the address asked, or a cookie without any Origin.
[[nodiscard]] bool from_our_page(const Request& request);

}  // namespace cueline::net
