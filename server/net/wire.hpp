// One TCP connection, with or without TLS, and the only writer of its socket: everything goes through its outbox and
// leaves in one gather-write. TLS is an SSL on the descriptor, so both kinds share all code above and below.
// Lives on one Loop; held by whoever reads from it.
#pragma once

#include <openssl/ssl.h>

#include <boost/asio/any_completion_handler.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <functional>
#include <memory>
#include <string>

#include "server/net/loop.hpp"
#include "server/net/outbox.hpp"

namespace cueline::net {

using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;

struct SslFree {
  void operator()(SSL* ssl) const { SSL_free(ssl); }
};
using SslPtr = std::unique_ptr<SSL, SslFree>;

class Wire : public std::enable_shared_from_this<Wire> {
 public:
  using Read = boost::asio::any_completion_handler<void(boost::system::error_code, std::size_t)>;
  using Done = boost::asio::any_completion_handler<void(boost::system::error_code)>;

  Wire(Loop& loop, Socket socket, SslPtr ssl);  // `ssl` may be null: no TLS
  ~Wire();
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;

  [[nodiscard]] Loop& loop() { return loop_; }
  [[nodiscard]] bool secure() const { return ssl_ != nullptr; }
  [[nodiscard]] const std::string& from() const { return from_; }  // the client's address, without port
  [[nodiscard]] bool local() const { return local_; }              // from this machine

  void handshake(Done done);  // TLS; answers at once without
  void read(boost::asio::mutable_buffer into, Read done);

  void begin_frames() { outbox_.begin_frames(); }
  void send(Bytes bytes) { outbox_.push(std::move(bytes)), flush_soon(); }
  void flush_soon();  // also when there is more to refill
  [[nodiscard]] bool idle() const { return outbox_.empty(); }
  [[nodiscard]] bool sealed() const { return outbox_.sealed(); }

  // Writes what waits, for a minute at most, then ends our half and reads until the peer has ended theirs, for five
  // seconds at most.
  // Precondition: nothing is being read.
  void finish();
  void abort();  // at once
  [[nodiscard]] bool ended() const { return ended_; }

  // Ends the connection at this time; the latest call counts.
  void deadline_after(std::chrono::milliseconds time) { deadline_ = loop_.now() + time; }
  void between_requests(bool idle) { between_requests_ = idle; }
  void no_deadline() { deadline_ = Loop::Clock::time_point::max(); }

  // What its user does. `refill` is called when everything is written, and may send more; `tick` four times a second;
  // `ended` once, when nothing can be read or written any more. They are forgotten after that.
  struct User {
    std::function<void()> refill;
    std::function<void()> tick;
    std::function<void()> ended;
  };
  void belongs_to(User user) {
    if (!ended_) user_ = std::move(user);
  }

  [[nodiscard]] Loop::Clock::time_point last_read() const { return last_read_; }    // when bytes last came
  [[nodiscard]] Loop::Clock::time_point last_write() const { return last_write_; }  // went, or nothing waited

 private:
  friend class Loop;
  void flush();
  void tick();
  std::size_t write_some(std::span<const std::string_view> pieces);
  std::size_t write_plain(std::span<const std::string_view> pieces);
  std::size_t write_tls(std::span<const std::string_view> pieces);
  void wait_to_write(bool for_reading);
  void read_tls(boost::asio::mutable_buffer into, Read done);
  void end_our_half();
  void linger();

  Loop& loop_;
  Socket socket_;
  SslPtr ssl_;
  std::string from_;
  bool local_ = false;
  Outbox outbox_;
  User user_;
  Loop::Clock::time_point deadline_ = Loop::Clock::time_point::max();
  Loop::Clock::time_point last_read_;
  Loop::Clock::time_point last_write_;
  std::size_t slot_ = 0;           // in the loop's list
  bool between_requests_ = false;  // nothing is lost when it ends now
  bool dirty_ = false;             // in the loop's list of those with something to write
  bool stuck_ = false;             // waiting for the socket to take more
  bool flushing_ = false;
  bool finishing_ = false;
  bool ended_ = false;
};

}  // namespace cueline::net
