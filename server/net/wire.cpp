#include "server/net/wire.hpp"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <cerrno>
#include <cstring>
#include <utility>

namespace cueline::net {
namespace {

namespace asio = boost::asio;

constexpr auto finish_time = std::chrono::seconds(60);
constexpr auto linger_time = std::chrono::seconds(5);
constexpr std::size_t tls_record = 16 * 1024;
constexpr std::size_t pieces_max = 64;  // of one write: more gain nothing

constexpr long not_now = 0;
constexpr long never = -1;

long answer_of(ssize_t size) {
  if (size > 0) return size;
  return size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR) ? not_now : never;
}

// Empty when the other side has gone already.
asio::ip::address address_of(int socket) {
  asio::ip::tcp::endpoint endpoint;
  auto size = static_cast<socklen_t>(endpoint.capacity());
  return ::getpeername(socket, endpoint.data(), &size) == 0 ? endpoint.address() : asio::ip::address();
}

}  // namespace

Wire::Wire(Loop& loop, Descriptor socket, SslPtr ssl)
    : loop_(loop), socket_(std::move(socket)), ssl_(std::move(ssl)), last_read_(loop.now()), last_write_(loop.now()) {
  const int on = 1;
  ::setsockopt(socket_.number(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
  if (ssl_) {
    SSL_set_fd(ssl_.get(), socket_.number());
    SSL_set_accept_state(ssl_.get());  // reading and writing do the handshake
  }
  loop_.add(*this);
}

Wire::~Wire() { loop_.remove(*this); }

void Wire::open(Loop& loop, Descriptor socket, SslPtr ssl, const std::function<void(std::shared_ptr<Wire>)>& opened) {
  const int number = socket.number();
  const auto wire = std::make_shared<Wire>(loop, std::move(socket), std::move(ssl));
  loop.watch().add(number, wire, wire->watched_);
  opened(wire);
}

std::string Wire::from() const { return address_of(socket_.number()).to_string(); }
bool Wire::local() const { return address_of(socket_.number()).is_loopback(); }

// A pause alone does not change it: mostly nothing comes during one, and then the kernel need not be told.
void Wire::watch() {
  watch({.reading = wants_input() || (watched_.reading && !input_ended_),
         .writing = (stuck_ && !tls_reads_first_) || needs_to_write_});
}

void Wire::watch(Watch::Interest interest) {
  if (ended_ || interest == watched_) return;
  watched_ = interest;
  loop_.watch().change(socket_.number(), interest);
}

void Wire::ready(bool readable, bool writable, bool broken) {
  // Nobody would notice it by reading, and it would be told again and again.
  if (broken && !wants_input()) return abort();
  if (std::exchange(needs_to_write_, false)) readable = true;
  if (stuck_ && (writable || tls_reads_first_)) {
    stuck_ = tls_reads_first_ = false;
    flush();
  }
  if (readable || broken) read();
  if (needs_to_write_ || input_ended_) watch();
}

void Wire::resume() {
  paused_ = false;
  watch();
}

// A socket that has more is ready again: so nobody reads twice while others wait.
void Wire::read() {
  if (ended_) return;
  if (!wants_input()) return watch({.reading = false, .writing = watched_.writing});
  const auto buffer = loop_.watch().buffer();
  const auto size = read_some(buffer);
  if (size == not_now) return;
  input_ended_ = size < 0;
  if (half_ended_) {
    if (input_ended_) abort();
  } else if (input_ended_) {
    if (!finishing_) user_->end_of_input();
  } else {
    last_read_ = loop_.now();
    if (!finishing_) user_->received(buffer.first(static_cast<std::size_t>(size)));
  }
}

long Wire::read_some(std::span<char> into) {
  if (ssl_) return read_tls(into);
  return answer_of(::recv(socket_.number(), into.data(), into.size(), 0));
}

// A record is shorter than the buffer, so none is left behind in the SSL where nobody would look for it.
long Wire::read_tls(std::span<char> into) {
  const int got = SSL_read(ssl_.get(), into.data(), static_cast<int>(into.size()));
  if (got > 0) return got;
  switch (SSL_get_error(ssl_.get(), got)) {
    case SSL_ERROR_WANT_READ: return not_now;
    case SSL_ERROR_WANT_WRITE: needs_to_write_ = true; return not_now;
    default: ERR_clear_error(); return never;
  }
}

void Wire::flush_soon() {
  if (dirty_ || stuck_ || flushing_ || ended_) return;
  dirty_ = true;
  loop_.flush_soon(shared_from_this());
}

void Wire::flush() {
  dirty_ = false;
  flushing_ = true;
  std::array<iovec, pieces_max> pieces;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled by next()
  while (!stuck_ && !ended_) {
    if (outbox_.empty() && !finishing_) {
      last_write_ = loop_.now();
      user_->refill();
    }
    const auto count = outbox_.next(pieces);
    if (count == 0) break;
    const auto written = write_some(std::span(pieces).first(count));
    if (written < 0) {
      abort();
    } else if (written == not_now) {
      stuck_ = true;
      watch();
    } else {
      last_write_ = loop_.now();
      outbox_.consume(static_cast<std::size_t>(written));
    }
  }
  flushing_ = false;
  if (finishing_ && !ended_ && outbox_.empty()) end_our_half();
}

long Wire::write_some(std::span<iovec> pieces) {
  if (ssl_) return write_tls(pieces);
  if (pieces.size() == 1)  // for the kernel less work than a list of one
    return answer_of(::send(socket_.number(), pieces[0].iov_base, pieces[0].iov_len, MSG_NOSIGNAL));
  msghdr message{};
  message.msg_iov = pieces.data();
  message.msg_iovlen = pieces.size();
  return answer_of(::sendmsg(socket_.number(), &message, MSG_NOSIGNAL));
}

long Wire::write_tls(std::span<const iovec> pieces) {
  // One record for all of them; the same bytes again if OpenSSL could not take them, since a begun frame stays.
  thread_local std::array<char, tls_record> record;
  std::size_t size = 0;
  for (const auto& piece : pieces) {
    const auto part = std::min(piece.iov_len, record.size() - size);
    std::memcpy(record.data() + size, piece.iov_base, part);
    size += part;
    if (size == record.size()) break;
  }
  const int written = SSL_write(ssl_.get(), record.data(), static_cast<int>(size));
  if (written > 0) return written;
  switch (SSL_get_error(ssl_.get(), written)) {
    case SSL_ERROR_WANT_READ: tls_reads_first_ = true; return not_now;
    case SSL_ERROR_WANT_WRITE: return not_now;
    default: ERR_clear_error(); return never;
  }
}

void Wire::finish() {
  if (finishing_ || ended_) return;
  finishing_ = true;
  deadline_after(finish_time);
  if (outbox_.empty()) return end_our_half();
  watch();
}

// Closing while the peer still sends would reset the connection, and the peer might lose our last words. So what still
// comes is read and dropped.
void Wire::end_our_half() {
  if (half_ended_) return;
  half_ended_ = true;
  deadline_after(linger_time);
  if (ssl_ && SSL_is_init_finished(ssl_.get())) {
    SSL_shutdown(ssl_.get());
    ERR_clear_error();
  }
  ::shutdown(socket_.number(), SHUT_WR);
  if (input_ended_) return abort();
  watch();
}

void Wire::abort() {
  if (ended_) return;
  ended_ = true;
  outbox_.clear();
  // Later, since this may be called from within what is forgotten here.
  asio::post(loop_.io(), [self = shared_from_this()] {
    if (const auto user = std::exchange(self->user_, nullptr)) user->ended();
  });
  loop_.watch().remove(socket_.number());
  socket_.close();
}

void Wire::tick() {
  if (ended_) return;
  if (outbox_.empty()) last_write_ = loop_.now();
  if (loop_.now() >= deadline_) return abort();
  user_->tick();
}

}  // namespace cueline::net
