// One client's connection, from the first byte: TLS if there is any, then one request after the other, until it leaves
// or becomes a WebSocket.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "server/net/http.hpp"
#include "server/net/wire.hpp"

namespace cueline::net {

// Answers a request, at once or later, on the loop's thread.
using AnswerRequest = std::function<void(Loop&, Request&, Respond)>;
// Takes the wire over if it answers nothing; else the refusal.
using AnswerUpgrade = std::function<std::optional<Response>(std::shared_ptr<Wire>, Request&)>;

struct HttpUser {
  AnswerRequest request;
  AnswerUpgrade upgrade;
};

// `user` must outlive the connection.
void serve_http(std::shared_ptr<Wire> wire, const HttpUser& user);

}  // namespace cueline::net
