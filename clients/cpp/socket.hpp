// One WebSocket to a server, over TCP or TLS: the only place of the client that sees Beast.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/system/error_code.hpp>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "clients/cpp/url.hpp"

namespace cueline::client {

class Socket {
 public:
  // `silence`: without a byte from the server for half of it we ask, after all of it the connection has ended.
  [[nodiscard]] static std::unique_ptr<Socket> make(boost::asio::io_context& io, const Url& url,
                                                    const std::string& ca_file, std::chrono::milliseconds silence);
  virtual ~Socket() = default;

  // Resolve, connect, TLS, WebSocket handshake; ten seconds for all of it.
  virtual boost::asio::awaitable<boost::system::error_code> connect() = 0;
  // One whole message.
  virtual boost::asio::awaitable<result<std::string>> read() = 0;
  virtual boost::asio::awaitable<boost::system::error_code> write(std::string text) = 0;
  virtual void close() = 0;                                    // politely; read() then ends
  [[nodiscard]] virtual std::uint16_t close_code() const = 0;  // what the server said when it closed, 0 if nothing
};

}  // namespace cueline::client
