// Where the server may be sent by what a person typed or a browser gave: a device's endpoint is somebody else's word,
// and must not make the server call its own neighbours.
#pragma once

#include <string>
#include <string_view>

#include "protocol/errors.hpp"

struct sockaddr;

namespace cueline::notify {

// Whether an address is one of the public Internet: not this machine, not a private or reserved network, nor one of
// those inside an IPv6 address. Asked of the very address a connection is about to be made to, so that a name that
// changes its answer gains nothing.
[[nodiscard]] bool is_public(const sockaddr& address);

struct Endpoint {
  std::string url;     // as given
  std::string origin;  // "https://push.example.net": what the token is signed for
};

// An endpoint of a push service: https, no user name, no fragment, and no literal private address. `allow_private`:
// those too, and http. Error: out_of_range, too_long.
[[nodiscard]] result<Endpoint> read_endpoint(std::string_view url, bool allow_private);

}  // namespace cueline::notify
