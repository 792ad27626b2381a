#include "clients/cpp/http.hpp"

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <chrono>

namespace cueline::client {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::error_code;

constexpr std::chrono::seconds patience{10};

http::request<http::string_body> message_of(const Url& url, const HttpRequest& wanted) {
  http::request<http::string_body> message;
  message.method_string(wanted.method);
  message.target(wanted.target);
  message.version(11);
  message.set(http::field::host, url.host + ":" + url.port);
  message.set(http::field::user_agent, "cueline");
  message.set(http::field::connection, "close");
  if (!wanted.token.empty()) message.set(http::field::authorization, "Bearer " + wanted.token);
  if (!wanted.body.empty()) message.set(http::field::content_type, "application/json");
  message.body() = wanted.body;
  message.prepare_payload();
  return message;
}

HttpAnswer answer_of(const http::response<http::string_body>& message) {
  HttpAnswer answer{message.result_int(), message.body(), {}};
  const std::string_view cookie = message[http::field::set_cookie];
  answer.cookie = cookie.substr(0, cookie.find(';'));
  return answer;
}

// Each step is asynchronous only so that tcp_stream's deadline covers it; run() makes it a blocking call.
class Exchange {
 public:
  Exchange(const Url& url, const HttpRequest& wanted) : url_(url), wanted_(wanted), message_(message_of(url, wanted)) {}

  result<HttpAnswer> run() {
    asio::ip::tcp::resolver resolver(io_);
    error_code error;
    const auto endpoints = resolver.resolve(url_.host, url_.port, error);
    if (error) return error;
    if (!url_.tls) {
      beast::tcp_stream stream(io_);
      if (error = connect(stream, endpoints); error) return error;
      return talk(stream);
    }
    asio::ssl::context tls(asio::ssl::context::tls_client);
    trust(tls, error);
    if (error) return error;
    beast::ssl_stream<beast::tcp_stream> stream(io_, tls);
    stream.set_verify_mode(asio::ssl::verify_peer);
    stream.set_verify_callback(asio::ssl::host_name_verification(url_.host));
    SSL_set_tlsext_host_name(stream.native_handle(), url_.host.c_str());
    if (error = connect(stream.next_layer(), endpoints); error) return error;
    error = wait([&](auto done) { stream.async_handshake(asio::ssl::stream_base::client, done); });
    if (error) return error;
    return talk(stream);
  }

 private:
  void trust(asio::ssl::context& tls, error_code& error) const {
    if (wanted_.ca_file.empty()) {
      tls.set_default_verify_paths(error);
    } else {
      tls.load_verify_file(wanted_.ca_file, error);
    }
  }

  error_code connect(beast::tcp_stream& stream, const asio::ip::tcp::resolver::results_type& endpoints) {
    stream.expires_after(patience);
    return wait(
        [&](auto done) { stream.async_connect(endpoints, [done](error_code error, const auto&) { done(error); }); });
  }

  template <class Stream>
  result<HttpAnswer> talk(Stream& stream) {
    const auto ended = [](auto done) { return [done](error_code error, std::size_t) { done(error); }; };
    auto error = wait([&](auto done) { http::async_write(stream, message_, ended(done)); });
    if (error) return error;
    beast::flat_buffer buffer;
    http::response<http::string_body> response;
    error = wait([&](auto done) { http::async_read(stream, buffer, response, ended(done)); });
    if (error) return error;
    return answer_of(response);
  }

  template <class Start>
  error_code wait(Start start) {
    error_code outcome;
    start([&outcome](error_code error) { outcome = error; });
    io_.restart();
    io_.run();
    return outcome;
  }

  const Url& url_;
  const HttpRequest& wanted_;
  asio::io_context io_;
  http::request<http::string_body> message_;
};

}  // namespace

result<HttpAnswer> request(const Url& url, const HttpRequest& wanted) { return Exchange(url, wanted).run(); }

}  // namespace cueline::client
