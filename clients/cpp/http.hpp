// One HTTP request to a Cueline server, for what comes before a connection: sign in, accept an invitation, set up.
#pragma once

#include <string>
#include <string_view>

#include "clients/cpp/url.hpp"

namespace cueline::client {

struct HttpAnswer {
  unsigned status = 0;
  std::string body;
  std::string cookie;  // of a Set-Cookie header, name=value
};

struct HttpRequest {
  std::string method = "GET";
  std::string target = "/";
  std::string body;     // JSON
  std::string token;    // a session's, sent as bearer; may be empty
  std::string ca_file;  // certificates to trust under TLS instead of the system's; may be empty
};

// Blocks for at most ten seconds. Errors are those of the network; every HTTP status is an answer.
[[nodiscard]] result<HttpAnswer> request(const Url& url, const HttpRequest& request);

}  // namespace cueline::client
