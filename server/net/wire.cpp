#include "server/net/wire.hpp"

#include <openssl/err.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <array>
#include <boost/asio/append.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <cerrno>
#include <cstring>
#include <utility>

namespace cueline::net {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;

constexpr auto finish_time = std::chrono::seconds(60);
constexpr auto linger_time = std::chrono::seconds(5);
constexpr std::size_t tls_record = 16 * 1024;
constexpr std::size_t pieces_max = 64;  // of one write: more gain nothing

error_code tls_error(int reason) {
  ERR_clear_error();
  if (reason == SSL_ERROR_ZERO_RETURN) return asio::error::eof;
  return asio::error::connection_reset;
}

}  // namespace

Wire::Wire(Loop& loop, Socket socket, SslPtr ssl)
    : loop_(loop), socket_(std::move(socket)), ssl_(std::move(ssl)), last_read_(loop.now()), last_write_(loop.now()) {
  error_code ignored;
  const auto address = socket_.remote_endpoint(ignored).address();
  from_ = address.to_string();
  local_ = address.is_loopback();
  socket_.non_blocking(true, ignored);
  socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
  if (ssl_) SSL_set_fd(ssl_.get(), socket_.native_handle());
  loop_.add(*this);
}

Wire::~Wire() { loop_.remove(*this); }

void Wire::handshake(Done done) {
  const int answer = ssl_ ? SSL_accept(ssl_.get()) : 1;
  if (answer == 1) return asio::post(socket_.get_executor(), asio::append(std::move(done), error_code{}));
  const int reason = SSL_get_error(ssl_.get(), answer);
  if (reason != SSL_ERROR_WANT_READ && reason != SSL_ERROR_WANT_WRITE)
    return asio::post(socket_.get_executor(), asio::append(std::move(done), tls_error(reason)));
  socket_.async_wait(reason == SSL_ERROR_WANT_READ ? Socket::wait_read : Socket::wait_write,
                     [self = shared_from_this(), done = std::move(done)](error_code error) mutable {
                       if (error) return std::move(done)(error);
                       self->handshake(std::move(done));
                     });
}

void Wire::read(asio::mutable_buffer into, Read done) {
  if (ssl_) return read_tls(into, std::move(done));
  socket_.async_read_some(
      into, [self = shared_from_this(), done = std::move(done)](error_code error, std::size_t size) mutable {
        if (!error) self->last_read_ = self->loop_.now();
        std::move(done)(error, size);
      });
}

void Wire::read_tls(asio::mutable_buffer into, Read done) {
  if (ended_)
    return asio::post(socket_.get_executor(), asio::append(std::move(done), asio::error::operation_aborted, 0));
  const auto room = static_cast<int>(std::min<std::size_t>(into.size(), 1U << 30));
  const int got = SSL_read(ssl_.get(), into.data(), room);
  if (got > 0) {
    last_read_ = loop_.now();
    return asio::post(socket_.get_executor(),
                      asio::append(std::move(done), error_code{}, static_cast<std::size_t>(got)));
  }
  const int reason = SSL_get_error(ssl_.get(), got);
  if (reason != SSL_ERROR_WANT_READ && reason != SSL_ERROR_WANT_WRITE)
    return asio::post(socket_.get_executor(), asio::append(std::move(done), tls_error(reason), std::size_t{0}));
  socket_.async_wait(reason == SSL_ERROR_WANT_READ ? Socket::wait_read : Socket::wait_write,
                     [self = shared_from_this(), into, done = std::move(done)](error_code error) mutable {
                       if (error) return std::move(done)(error, 0);
                       self->read_tls(into, std::move(done));
                     });
}

void Wire::flush_soon() {
  if (dirty_ || stuck_ || flushing_ || ended_) return;
  dirty_ = true;
  loop_.flush_soon(shared_from_this());
}

void Wire::flush() {
  dirty_ = false;
  flushing_ = true;
  std::array<std::string_view, pieces_max> pieces;
  while (!stuck_ && !ended_) {
    if (outbox_.empty() && user_.refill && !finishing_) {
      last_write_ = loop_.now();
      user_.refill();
    }
    const auto count = outbox_.next(pieces);
    if (count == 0) break;
    const auto written = write_some(std::span(pieces).first(count));
    if (written == 0) break;
    last_write_ = loop_.now();
    outbox_.consume(written);
  }
  flushing_ = false;
  if (finishing_ && !ended_ && outbox_.empty()) end_our_half();
}

// 0: the connection has ended, or is stuck and will flush by itself.
std::size_t Wire::write_some(std::span<const std::string_view> pieces) {
  return ssl_ ? write_tls(pieces) : write_plain(pieces);
}

std::size_t Wire::write_plain(std::span<const std::string_view> pieces) {
  std::array<iovec, pieces_max> vectors;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled below
  const auto count = pieces.size();
  for (std::size_t at = 0; at < count; ++at)
    vectors[at] = {const_cast<char*>(pieces[at].data()), pieces[at].size()};  // NOLINT: sendmsg does not write
  msghdr message{};
  message.msg_iov = vectors.data();
  message.msg_iovlen = count;
  const auto written = ::sendmsg(socket_.native_handle(), &message, MSG_NOSIGNAL);
  if (written > 0) return static_cast<std::size_t>(written);
  if (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)
    wait_to_write(false);
  else
    abort();
  return 0;
}

std::size_t Wire::write_tls(std::span<const std::string_view> pieces) {
  // One record for all of them; the same bytes again if OpenSSL could not take them, since a begun frame stays.
  thread_local std::array<char, tls_record> record;
  std::size_t size = 0;
  for (const auto piece : pieces) {
    const auto part = std::min(piece.size(), record.size() - size);
    std::memcpy(record.data() + size, piece.data(), part);
    size += part;
    if (size == record.size()) break;
  }
  const int written = SSL_write(ssl_.get(), record.data(), static_cast<int>(size));
  if (written > 0) return static_cast<std::size_t>(written);
  const int reason = SSL_get_error(ssl_.get(), written);
  if (reason == SSL_ERROR_WANT_WRITE || reason == SSL_ERROR_WANT_READ) {
    wait_to_write(reason == SSL_ERROR_WANT_READ);
  } else {
    ERR_clear_error();
    abort();
  }
  return 0;
}

void Wire::wait_to_write(bool for_reading) {
  stuck_ = true;
  socket_.async_wait(for_reading ? Socket::wait_read : Socket::wait_write,
                     [self = shared_from_this()](error_code error) {
                       self->stuck_ = false;
                       if (!error) self->flush();
                     });
}

void Wire::finish() {
  if (finishing_ || ended_) return;
  finishing_ = true;
  deadline_after(finish_time);
  if (outbox_.empty()) end_our_half();
}

void Wire::end_our_half() {
  deadline_after(linger_time);
  if (ssl_ && SSL_is_init_finished(ssl_.get())) {
    SSL_shutdown(ssl_.get());
    ERR_clear_error();
  }
  error_code ignored;
  socket_.shutdown(Socket::shutdown_send, ignored);
  linger();
}

// Closing while the peer still sends would reset the connection, and the peer might lose our last words.
void Wire::linger() {
  auto trash = std::make_shared<std::array<char, 4096>>();
  socket_.async_read_some(asio::buffer(*trash), [self = shared_from_this(), trash](error_code error, std::size_t) {
    if (error)
      self->abort();
    else
      self->linger();
  });
}

void Wire::abort() {
  if (ended_) return;
  ended_ = true;
  outbox_.clear();
  error_code ignored;
  socket_.close(ignored);
  // Later, since this may be called from within what is forgotten here.
  asio::post(socket_.get_executor(), [self = shared_from_this()] {
    const auto user = std::exchange(self->user_, {});
    if (user.ended) user.ended();
  });
}

void Wire::tick() {
  if (ended_) return;
  if (outbox_.empty()) last_write_ = loop_.now();
  if (loop_.now() >= deadline_) return abort();
  if (user_.tick) user_.tick();
}

}  // namespace cueline::net
