// A connection to a Cueline server that lasts: it connects, says hello from its position, hands on every frame, sends
// commands from an ordered outbox, and after any loss connects again and goes on where it was.
// Used by the command line, the tests and the load generator. One thread: the io_context's.
#pragma once

#include <boost/asio/io_context.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "clients/cpp/outbox.hpp"
#include "clients/cpp/url.hpp"
#include "protocol/frames.hpp"

namespace cueline::client {

struct Settings {
  Url url;
  std::string token;                          // a session's
  std::optional<Position> position;           // where to go on; none: begin with a snapshot
  std::size_t window = 1;                     // commands under way at once (see Outbox)
  std::string ca_file;                        // certificates to trust under TLS instead of the system's; may be empty
  std::chrono::milliseconds first_wait{100};  // before connecting again; doubles up to
  std::chrono::milliseconds longest_wait{5'000};
  std::chrono::milliseconds silence{60'000};  // of the server, pings included, after which the connection is given up
  std::optional<unsigned> tries;              // give up after so many connections in a row that failed; none: never
};

enum class State { connecting, live, waiting, ended };

struct Handlers {
  std::function<void(const ServerFrame&)> frame;         // every frame, in order
  std::function<void(State)> state;                      // may be empty
  std::function<void(boost::system::error_code)> ended;  // no more connections; may be empty
};

class Client {
 public:
  Client(boost::asio::io_context& io, Settings settings, Handlers handlers);
  ~Client();  // stops without a word
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  void start();
  void stop();  // closes politely; `ended` is called

  // Queued at once, answered once, however often the connection is lost in between.
  CommandId send(Command command, Outbox::ReplyTo reply);
  // The same with an id of the caller's: for a retry of a command that an earlier process sent.
  void send(CommandId id, Command command, Outbox::ReplyTo reply);

  // Not kept over a loss: frames that only make sense now.
  void tell(const ClientFrame& frame);

  [[nodiscard]] Position position() const;
  [[nodiscard]] std::size_t waiting() const;  // commands without an answer
  [[nodiscard]] bool refused() const;         // the server ended the session: connecting again would not help

 private:
  class Impl;
  std::shared_ptr<Impl> impl_;
};

// A random id for a command: 128 bits, as 26 characters of Crockford's base 32.
[[nodiscard]] CommandId make_command_id();

}  // namespace cueline::client
