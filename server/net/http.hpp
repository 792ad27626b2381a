// HTTP as the rest of this folder sees it: plain values, no Beast.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "protocol/errors.hpp"
#include "protocol/frames.hpp"
#include "protocol/read.hpp"

namespace cueline::net {

using Header = std::pair<std::string, std::string>;

struct Request {
  std::string method;  // "GET"
  std::string target;  // path and query, as sent
  std::vector<Header> headers;
  std::string body;
  std::string from;      // the client's address, without port
  bool local = false;    // from this machine
  bool secure = false;   // over TLS
  bool upgrade = false;  // asks for a WebSocket

  [[nodiscard]] std::string_view path() const;                         // the target without its query
  [[nodiscard]] std::string_view header(std::string_view name) const;  // the first of that name; empty if none
  [[nodiscard]] std::size_t count(std::string_view name) const;        // fields of that name
  // Whether a field of that name, a list separated by commas, has the token; in any case of letters.
  [[nodiscard]] bool lists(std::string_view name, std::string_view token) const;
  [[nodiscard]] std::string query(std::string_view name) const;  // a decoded parameter; empty if none
};

struct Response {
  int status = 200;
  std::string type = "application/json";
  std::vector<Header> headers;
  std::shared_ptr<const std::string> body;  // may be empty: none
};

using Respond = std::function<void(Response)>;

[[nodiscard]] Response json(int status, std::string body);
[[nodiscard]] Response problem(const Problem& problem);  // with the HTTP status that goes with its code
[[nodiscard]] Response problem(Errc code);

[[nodiscard]] std::string_view reason_phrase(int status);
[[nodiscard]] std::string percent_decoded(std::string_view text);

// Status line and headers. `close`: the connection ends after it.
[[nodiscard]] std::string head_of(const Response& response, bool secure, bool close);

}  // namespace cueline::net
