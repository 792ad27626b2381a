// The sockets of one loop, in an epoll of their own that Asio sees as a single descriptor: a connection that waits has
// no operation, no handler and no buffer. Holds its wires until they end.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/basic_stream_descriptor.hpp>
#include <memory>
#include <span>
#include <vector>

namespace cueline::net {

class Wire;

class Watch {
 public:
  explicit Watch(boost::asio::io_context& io);
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

  struct Interest {
    bool reading = false;
    bool writing = false;
    bool operator==(const Interest&) const = default;
  };
  void add(int socket, std::shared_ptr<Wire> wire, Interest interest);
  void change(int socket, Interest interest);
  void remove(int socket);

  // For what is read from any of the sockets: one at a time has it, until it has worked through it.
  [[nodiscard]] std::span<char> buffer() { return buffer_; }

 private:
  void wait();
  void serve();

  boost::asio::posix::basic_stream_descriptor<boost::asio::io_context::executor_type> epoll_;
  std::vector<std::shared_ptr<Wire>> wires_;  // by their socket
  std::vector<char> buffer_;
};

}  // namespace cueline::net
