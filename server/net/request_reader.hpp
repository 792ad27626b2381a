// Bytes to HTTP requests, by Beast's parser and rules of ours that leave one reading of a request or none: whoever
// stands in front of this server may read an ambiguous one in another way. Knows no socket.
#pragma once

#include <memory>
#include <string_view>

#include "server/net/http.hpp"

namespace cueline::net {

class RequestReader {
 public:
  RequestReader();
  ~RequestReader();
  RequestReader(const RequestReader&) = delete;
  RequestReader& operator=(const RequestReader&) = delete;

  enum class State { more, done, refused };  // after `refused` nothing more can be read from this client
  // How many bytes it took; those it did not take come first the next time, with more behind them.
  std::size_t take(std::string_view bytes);
  [[nodiscard]] State state() const { return state_; }

  // True once for a request whose client waits for "100 Continue" before it sends the body.
  [[nodiscard]] bool wants_continue();

  // After `done`; then the next request begins. Only what was sent is filled in.
  struct Read {
    Request request;
    bool head_only;
    bool keep_alive;
  };
  [[nodiscard]] Read request();

  [[nodiscard]] const Response& refusal() const { return refusal_; }

 private:
  void begin();
  void take_head();
  void refuse(Response refusal);

  struct Parser;
  std::unique_ptr<Parser> parser_;  // only while a request is being read
  Response refusal_;
  State state_ = State::more;
};

}  // namespace cueline::net
