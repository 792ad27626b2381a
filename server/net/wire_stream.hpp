// A Wire as Beast's lowest layer, so that Beast reads frames and writes its own control frames, while ours enter the
// same outbox beside them. Included by websocket.cpp only.
#pragma once

#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/core/bind_handler.hpp>
#include <boost/beast/core/buffers_prefix.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/role.hpp>
#include <memory>
#include <utility>

#include "server/net/wire.hpp"

namespace cueline::net {

class WireStream {
 public:
  using executor_type = boost::asio::io_context::executor_type;

  explicit WireStream(std::shared_ptr<Wire> wire) : wire_(std::move(wire)) {}
  [[nodiscard]] executor_type get_executor() const { return wire_->loop().io().get_executor(); }
  [[nodiscard]] Wire& wire() const { return *wire_; }

  template <class Buffers, class Token>
  auto async_read_some(const Buffers& buffers, Token&& token) {
    return boost::asio::async_initiate<Token, void(boost::system::error_code, std::size_t)>(
        [wire = wire_](auto handler, boost::asio::mutable_buffer into) { wire->read(into, std::move(handler)); }, token,
        first(buffers));
  }

  // The bytes of one call are one item of the outbox; it completes before they are sent (see finish()).
  template <class Buffers, class Token>
  auto async_write_some(const Buffers& buffers, Token&& token) {
    auto bytes = std::make_shared<const std::string>(boost::beast::buffers_to_string(buffers));
    return boost::asio::async_initiate<Token, void(boost::system::error_code, std::size_t)>(
        [wire = wire_](auto handler, Bytes item) {
          const auto size = item->size();
          wire->send(std::move(item));
          const auto error = wire->ended() ? boost::system::error_code(boost::asio::error::operation_aborted)
                                           : boost::system::error_code();
          boost::asio::post(wire->loop().io(), boost::beast::bind_front_handler(std::move(handler), error, size));
        },
        token, std::move(bytes));
  }

  // Beast has said its last word. Its user finishes the wire when the reading has ended.
  friend void teardown(boost::beast::role_type, WireStream&, boost::system::error_code& error) { error = {}; }
  template <class Handler>
  friend void async_teardown(boost::beast::role_type, WireStream& stream, Handler&& handler) {
    boost::asio::post(stream.get_executor(),
                      boost::beast::bind_front_handler(std::forward<Handler>(handler), boost::system::error_code()));
  }
  friend void beast_close_socket(WireStream& stream) { stream.wire_->abort(); }

 private:
  template <class Buffers>
  static boost::asio::mutable_buffer first(const Buffers& buffers) {
    for (auto at = boost::asio::buffer_sequence_begin(buffers); at != boost::asio::buffer_sequence_end(buffers); ++at) {
      const boost::asio::mutable_buffer buffer = *at;
      if (buffer.size() != 0) return buffer;
    }
    return {};
  }

  std::shared_ptr<Wire> wire_;
};

}  // namespace cueline::net
