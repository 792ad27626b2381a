#include "clients/cpp/socket.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <chrono>
#include <type_traits>
#include <utility>

namespace cueline::client {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using boost::system::error_code;
using Tcp = beast::tcp_stream;
using Tls = beast::ssl_stream<Tcp>;
constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
constexpr std::chrono::seconds patience{10};
constexpr std::size_t largest_message = std::size_t{16} * 1024 * 1024;  // a server's frames; ours obey limits.hpp

template <class Stream>
class WebSocket final : public Socket {
 public:
  template <class... Tail>
  explicit WebSocket(asio::io_context& io, Url url, std::chrono::milliseconds silence, Tail&&... tail)
      : url_(std::move(url)), silence_(silence), stream_(io, std::forward<Tail>(tail)...) {}

  asio::awaitable<error_code> connect() override {
    asio::ip::tcp::resolver resolver(stream_.get_executor());
    const auto [unresolved, endpoints] = co_await resolver.async_resolve(url_.host, url_.port, as_result);
    if (unresolved) co_return unresolved;
    auto& tcp = beast::get_lowest_layer(stream_);
    tcp.expires_after(patience);
    const auto [unconnected, endpoint] = co_await tcp.async_connect(endpoints, as_result);
    if (unconnected) co_return unconnected;
    tcp.socket().set_option(asio::ip::tcp::no_delay(true));
    if constexpr (std::is_same_v<Stream, Tls>) {
      const auto [untrusted] = co_await stream_.next_layer().async_handshake(asio::ssl::stream_base::client, as_result);
      if (untrusted) co_return untrusted;
    }
    tcp.expires_never();
    // A server that lost its power, or a router that forgot us, says nothing at all: only asking finds that out.
    stream_.set_option(websocket::stream_base::timeout{patience, silence_, true});
    stream_.read_message_max(largest_message);
    const std::string host = url_.host + ":" + url_.port;
    const auto [refused] = co_await stream_.async_handshake(host, "/api/socket", as_result);
    co_return refused;
  }

  asio::awaitable<result<std::string>> read() override {
    buffer_.clear();
    const auto [error, size] = co_await stream_.async_read(buffer_, as_result);
    if (error) co_return error;
    const auto bytes = buffer_.cdata();
    co_return std::string(static_cast<const char*>(bytes.data()), bytes.size());
  }

  asio::awaitable<error_code> write(std::string text) override {
    const auto [error, size] = co_await stream_.async_write(asio::buffer(text), as_result);
    co_return error;
  }

  void close() override {
    if (!stream_.is_open()) return beast::get_lowest_layer(stream_).close();
    stream_.async_close(websocket::close_code::normal, [](error_code) {});
  }

  [[nodiscard]] std::uint16_t close_code() const override { return stream_.reason().code; }

 private:
  Url url_;
  std::chrono::milliseconds silence_;
  websocket::stream<Stream> stream_;
  beast::flat_buffer buffer_;
};

// Owns the TLS context beside the stream that refers to it.
struct Context {
  asio::ssl::context tls{asio::ssl::context::tls_client};
};
class TlsWebSocket final : public Socket, private Context {
 public:
  TlsWebSocket(asio::io_context& io, const Url& url, const std::string& ca_file, std::chrono::milliseconds silence)
      : Context(prepared(url, ca_file)), socket_(io, url, silence, tls) {}

  asio::awaitable<error_code> connect() override { return socket_.connect(); }
  asio::awaitable<result<std::string>> read() override { return socket_.read(); }
  asio::awaitable<error_code> write(std::string text) override { return socket_.write(std::move(text)); }
  void close() override { socket_.close(); }
  [[nodiscard]] std::uint16_t close_code() const override { return socket_.close_code(); }

 private:
  // A file that cannot be read trusts nobody: the handshake then fails, which is the safe answer.
  static Context prepared(const Url& url, const std::string& ca_file) {
    Context context;
    error_code ignored;
    if (ca_file.empty()) {
      context.tls.set_default_verify_paths(ignored);
    } else {
      context.tls.load_verify_file(ca_file, ignored);
    }
    context.tls.set_verify_mode(asio::ssl::verify_peer);
    context.tls.set_verify_callback(asio::ssl::host_name_verification(url.host));
    return context;
  }

  WebSocket<Tls> socket_;
};

}  // namespace

std::unique_ptr<Socket> Socket::make(asio::io_context& io, const Url& url, const std::string& ca_file,
                                     std::chrono::milliseconds silence) {
  if (url.tls) return std::make_unique<TlsWebSocket>(io, url, ca_file, silence);
  return std::make_unique<WebSocket<Tcp>>(io, url, silence);
}

}  // namespace cueline::client
