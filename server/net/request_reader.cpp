#include "server/net/request_reader.hpp"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <utility>

#include "protocol/limits.hpp"
#include "server/net/upgrade.hpp"

namespace cueline::net {
namespace {

namespace http = boost::beast::http;
using boost::system::error_code;
using Message = http::request<http::string_body>;

constexpr std::size_t header_bytes = 16 * 1024;

Response refusal_of(const error_code& error) {
  if (error == http::error::body_limit) return problem(Errc::too_large);
  auto response = problem(Errc::malformed);
  if (error == http::error::header_limit) response.status = 431;
  return response;
}

// Beast 1.81 asserts that of a body without bytes, in chunks, it is never shown less than this, once it has seen
// "0\r\n": anybody could end the process by sending it in two pieces. No body in chunks ends in fewer bytes: waiting
// loses nothing.
constexpr std::size_t chunk_bytes_min = 5;

bool is_number(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char digit) { return digit >= '0' && digit <= '9'; });
}

// Beyond what Beast refuses: RFC 9112, sections 3.2, 6.1 and 6.3.
bool is_unambiguous(const Message& message) {
  const auto hosts = message.count(http::field::host);
  if (hosts > 1 || (hosts == 0 && message.version() == 11)) return false;
  const auto lengths = message.count(http::field::content_length);
  if (lengths > 1 || (lengths == 1 && !is_number(message[http::field::content_length]))) return false;
  const auto encodings = message.count(http::field::transfer_encoding);
  if (encodings == 0) return true;
  return encodings == 1 && lengths == 0 && message.version() == 11 &&
         boost::beast::iequals(message[http::field::transfer_encoding], "chunked");
}

}  // namespace

struct RequestReader::Parser {
  http::request_parser<http::string_body> beast;
  std::vector<Header> headers;  // of the head: Beast puts what comes in trailers among them
  bool keep_alive = false;
  bool in_chunks = false;  // the body
  bool continued = false;  // wants_continue() has said so
};

RequestReader::RequestReader() = default;
RequestReader::~RequestReader() = default;

void RequestReader::begin() {
  parser_ = std::make_unique<Parser>();
  parser_->beast.header_limit(header_bytes);
  parser_->beast.body_limit(limits::frame_bytes);
  parser_->beast.eager(false);  // stops behind the head
}

void RequestReader::refuse(Response refusal) {
  refusal_ = std::move(refusal);
  state_ = State::refused;
  parser_.reset();
}

std::size_t RequestReader::take(std::string_view bytes) {
  std::size_t taken = 0;
  while (state_ == State::more && taken < bytes.size()) {
    if (!parser_) begin();
    if (parser_->in_chunks && bytes.size() - taken < chunk_bytes_min) break;
    error_code error;
    taken += parser_->beast.put(boost::asio::buffer(bytes.substr(taken)), error);
    if (error && error != http::error::need_more) {
      refuse(refusal_of(error));
    } else if (parser_->beast.is_header_done() && !parser_->beast.eager()) {
      take_head();
    } else if (parser_->beast.is_done()) {
      state_ = State::done;
    } else if (error) {
      break;
    }
  }
  return taken;
}

void RequestReader::take_head() {
  const auto& message = parser_->beast.get();
  if (!is_unambiguous(message)) return refuse(problem(Errc::malformed));
  for (const auto& field : message) parser_->headers.emplace_back(field.name_string(), field.value());
  parser_->keep_alive = message.keep_alive();
  parser_->in_chunks = message.chunked();
  parser_->beast.eager(true);
  if (parser_->beast.is_done()) state_ = State::done;
}

bool RequestReader::wants_continue() {
  return state_ == State::more && parser_ && parser_->beast.is_header_done() &&
         !std::exchange(parser_->continued, true) &&
         boost::beast::iequals(parser_->beast.get()[http::field::expect], "100-continue");
}

RequestReader::Read RequestReader::request() {
  auto& message = parser_->beast.get();
  Read read{{}, message.method() == http::verb::head, parser_->keep_alive};
  auto& request = read.request;
  request.method = message.method_string();
  request.target = message.target();
  request.headers = std::move(parser_->headers);
  request.body = std::move(message.body());
  request.upgrade = message.version() == 11 && asks_for_websocket(request);
  parser_.reset();
  state_ = State::more;
  return read;
}

}  // namespace cueline::net
