// A WebSocket text frame around lines of the protocol. Built once and shared by all who get it: what a server sends is
// not masked, so it is the same for everybody.
#pragma once

#include <string>

#include "protocol/frames.hpp"
#include "server/engine/published.hpp"

namespace cueline::net {

[[nodiscard]] engine::Bytes text_frame(const std::string& lines);
[[nodiscard]] engine::Bytes text_frame(const ServerFrame& frame);  // of one line

}  // namespace cueline::net
