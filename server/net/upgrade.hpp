// From HTTP to WebSocket: RFC 6455 section 4.2.
#pragma once

#include <boost/system/result.hpp>
#include <string>

#include "server/net/http.hpp"

namespace cueline::net {

// Else it is an ordinary request.
[[nodiscard]] bool asks_for_websocket(const Request& request);

// The head of the answer that agrees, or the refusal. No extension and no subprotocol is ever agreed.
[[nodiscard]] boost::system::result<std::string, Response> agree(const Request& request);

}  // namespace cueline::net
