// One TCP connection, with or without TLS, and the only writer of its socket: everything goes through its outbox and
// leaves in one gather-write. TLS is an SSL on the descriptor, so both kinds share all code above and below.
// Lives on one Loop, whose Watch holds it until it has ended.
#pragma once

#include <openssl/ssl.h>

#include <functional>
#include <memory>
#include <span>
#include <string>

#include "server/net/descriptor.hpp"
#include "server/net/loop.hpp"
#include "server/net/outbox.hpp"

namespace cueline::net {

struct SslFree {
  void operator()(SSL* ssl) const { SSL_free(ssl); }
};
using SslPtr = std::unique_ptr<SSL, SslFree>;

// What a wire is there for.
class WireUser {
 public:
  virtual ~WireUser() = default;
  virtual void received(std::span<char> bytes) = 0;  // lent until it returns; it may write on them
  virtual void end_of_input() = 0;                   // nothing more will come: finish() or abort()
  virtual void refill() = 0;                         // everything is written: send more, if there is more
  virtual void tick() = 0;                           // four times a second
  virtual void ended() = 0;                          // once, at last: nothing can be read or written any more
};

class Wire : public std::enable_shared_from_this<Wire> {
 public:
  // `ssl` may be null: no TLS. `opened` says whom it belongs to.
  static void open(Loop& loop, Descriptor socket, SslPtr ssl, const std::function<void(std::shared_ptr<Wire>)>& opened);
  Wire(Loop& loop, Descriptor socket, SslPtr ssl);
  ~Wire();
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;

  [[nodiscard]] Loop& loop() { return loop_; }
  [[nodiscard]] bool secure() const { return ssl_ != nullptr; }
  [[nodiscard]] std::string from() const;  // the client's address, without port
  [[nodiscard]] bool local() const;        // from this machine

  // Until known() it counts against the room that strangers from its address have.
  void stranger(Strangers::Place place) { stranger_ = std::move(place); }
  void known() { stranger_.reset(); }

  // The user is held, and in turn may hold the wire, until ended() or until there is another.
  void belongs_to(std::shared_ptr<WireUser> user) { user_ = std::move(user); }

  // Nothing is received until resume(): the other side feels it through TCP.
  void pause() { paused_ = true; }
  void resume();

  void begin_frames() { outbox_.begin_frames(); }
  void send(Bytes bytes) { outbox_.push(std::move(bytes)), flush_soon(); }
  void flush_soon();  // also when there is more to refill
  [[nodiscard]] bool idle() const { return outbox_.empty(); }
  [[nodiscard]] bool stuck() const { return stuck_; }  // the other side takes no more for now

  // Writes what waits, for a minute at most, then ends our half and reads until the peer has ended theirs, for five
  // seconds at most. Its user receives nothing any more.
  void finish();
  void abort();  // at once
  [[nodiscard]] bool ended() const { return ended_; }

  // Ends the connection at this time; the latest call counts.
  void deadline_after(std::chrono::milliseconds time) { deadline_ = loop_.now() + time; }
  void between_requests(bool idle) { between_requests_ = idle; }
  void no_deadline() { deadline_ = Loop::Clock::time_point::max(); }

  [[nodiscard]] Loop::Clock::time_point last_read() const { return last_read_; }    // when bytes last came
  [[nodiscard]] Loop::Clock::time_point last_write() const { return last_write_; }  // went, or nothing waited

 private:
  friend class Loop;
  friend class Watch;
  void ready(bool readable, bool writable, bool broken);
  void flush();
  void tick();
  void read();
  void watch();
  void watch(Watch::Interest interest);
  [[nodiscard]] bool wants_input() const { return !input_ended_ && (!paused_ || finishing_); }
  // How many bytes; 0: nothing for now; below 0: nothing any more.
  [[nodiscard]] long read_some(std::span<char> into);
  [[nodiscard]] long write_some(std::span<iovec> pieces);
  [[nodiscard]] long read_tls(std::span<char> into);
  [[nodiscard]] long write_tls(std::span<const iovec> pieces);
  void end_our_half();

  Loop& loop_;
  Descriptor socket_;
  SslPtr ssl_;
  Outbox outbox_;
  std::shared_ptr<WireUser> user_;
  Strangers::Place stranger_;
  Loop::Clock::time_point deadline_ = Loop::Clock::time_point::max();
  Loop::Clock::time_point last_read_;
  Loop::Clock::time_point last_write_;
  std::size_t slot_ = 0;  // in the loop's list
  Watch::Interest watched_{.reading = true};
  bool between_requests_ = false;  // nothing is lost when it ends now
  bool paused_ = false;
  bool input_ended_ = false;
  bool dirty_ = false;            // in the loop's list of those with something to write
  bool stuck_ = false;            // waiting for the socket to take more
  bool needs_to_write_ = false;   // TLS must, before it can read on
  bool tls_reads_first_ = false;  // and here before it can write on
  bool flushing_ = false;
  bool finishing_ = false;
  bool half_ended_ = false;  // our half
  bool ended_ = false;
};

}  // namespace cueline::net
