// Where a server is: "http://127.0.0.1:8080", "https://cueline.school.example".
#pragma once

#include <string>
#include <string_view>

#include "protocol/errors.hpp"

namespace cueline::client {

struct Url {
  bool tls = false;
  std::string host;
  std::string port;  // "80" and "443" when the address names none
};

// Refuses with malformed whatever is not http or https, has no host, or has a port that is not 1 to 65535.
[[nodiscard]] result<Url> parse_url(std::string_view text);

}  // namespace cueline::client
