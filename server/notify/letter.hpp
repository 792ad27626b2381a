// What the courier carries and how it ends.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "protocol/ids.hpp"

namespace cueline::notify {

struct HttpPost {
  std::string url;
  std::vector<std::string> headers;  // "TTL: 60"
  std::string body;
  bool stranger = false;  // the address is somebody else's word: only public addresses are called
};

struct Mail {
  std::string to;
  std::string text;  // the whole message, RFC 5322
};

using Letter = std::variant<HttpPost, Mail>;

struct Outcome {
  enum class Kind : std::uint8_t {
    accepted,  // whoever carries it on has it
    later,     // try again, not before retry_after_ms if that is given
    gone,      // there is nobody at this address any more
    refused,   // and will be every time
  };
  Kind kind = Kind::later;
  std::int64_t retry_after_ms = 0;
  int status = 0;      // of HTTP or SMTP; 0: it did not come to an answer
  std::string reason;  // for the operator's log: never an address, a token or a text
};

}  // namespace cueline::notify
