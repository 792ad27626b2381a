// The open port. Accepts on the first loop and deals connections out to all loops in turn.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "server/net/loop.hpp"
#include "server/net/tls.hpp"
#include "server/net/wire.hpp"

namespace cueline::net {

class Listener {
 public:
  // Says whom the wire belongs to; called on the thread of its loop; `loop` is its place among the loops.
  using Accepted = std::function<void(std::shared_ptr<Wire>, std::size_t loop)>;

  Listener(std::vector<Loop*> loops, std::optional<Tls> tls, std::size_t connections_max, Accepted accepted);

  // Error: a sentence for the operator, port taken and the like.
  [[nodiscard]] boost::system::result<void, std::string> open(const std::string& address, std::uint16_t port);
  [[nodiscard]] std::uint16_t port() const;  // the actual one, when 0 was asked for
  void start();
  void stop();  // on the first loop's thread

 private:
  void wait();
  void accept_all();
  void pause();
  void deal(Descriptor socket, std::size_t at);

  std::vector<Loop*> loops_;
  std::optional<Tls> tls_;
  std::size_t connections_max_;  // on one loop
  Accepted accepted_;
  boost::asio::basic_socket_acceptor<boost::asio::ip::tcp, boost::asio::io_context::executor_type> acceptor_;
  boost::asio::steady_timer pause_;
  std::size_t next_ = 0;
};

}  // namespace cueline::net
