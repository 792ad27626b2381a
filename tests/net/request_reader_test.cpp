#include "server/net/request_reader.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace cueline::net;

namespace {

// Reads as a connection does: what was not taken comes again with more behind it.
void feed(RequestReader& reader, const std::string& bytes, std::size_t at_once = 1'000'000) {
  std::string waiting;
  for (std::size_t at = 0; at < bytes.size(); at += at_once) {
    waiting += bytes.substr(at, at_once);
    waiting.erase(0, reader.take(waiting));
  }
}

int refusal_of(const std::string& bytes) {
  RequestReader reader;
  feed(reader, bytes);
  return reader.state() == RequestReader::State::refused ? reader.refusal().status : 0;
}

std::string post(const std::string& fields, const std::string& body) {
  return "POST /a HTTP/1.1\r\nHost: here\r\n" + fields + "\r\n" + body;
}

}  // namespace

TEST_CASE("a request is read however it is cut") {
  const auto at_once = GENERATE(std::size_t{1}, std::size_t{2}, std::size_t{7}, std::size_t{1'000});
  RequestReader reader;
  feed(reader,
       "POST /a?b=c HTTP/1.1\r\nHost: here\r\nX-Name: value\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
       at_once);
  REQUIRE(reader.state() == RequestReader::State::done);
  const auto [request, head_only, keep_alive] = reader.request();
  CHECK(request.method == "POST");
  CHECK(request.target == "/a?b=c");
  CHECK(request.header("x-name") == "value");
  CHECK(request.body == "{}");
  CHECK_FALSE(request.upgrade);
  CHECK_FALSE(head_only);
  CHECK(keep_alive);
}

TEST_CASE("what follows a request is left for the next") {
  RequestReader reader;
  const std::string one = "HEAD / HTTP/1.0\r\n\r\n";
  CHECK(reader.take(one + one) == one.size());
  const auto read = reader.request();
  CHECK(read.head_only);
  CHECK_FALSE(read.keep_alive);
  CHECK(reader.state() == RequestReader::State::more);
  CHECK(reader.take(one) == one.size());
  CHECK(reader.state() == RequestReader::State::done);
}

TEST_CASE("a request with two readings is refused") {
  CHECK(refusal_of("GET / HTTP/1.1\r\n\r\n") == 400);
  CHECK(refusal_of("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n") == 400);
  CHECK(refusal_of(post("Content-Length: 2\r\nContent-Length: 2\r\n", "{}")) == 400);
  CHECK(refusal_of(post("Content-Length: 2,2\r\n", "{}")) == 400);
  CHECK(refusal_of(post("Content-Length: 2\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n")) == 400);
  for (const auto* encoding : {"identity", "gzip", "gzip, chunked", "chunked, chunked", "chunked;q=1", ""})
    CHECK(refusal_of(post("Transfer-Encoding: " + std::string(encoding) + "\r\n", "0\r\n\r\n")) == 400);
  CHECK(refusal_of("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n") == 400);
  CHECK(refusal_of(post("Content-Length: 2\r\n", "{}")) == 0);
}

TEST_CASE("limits have their own status") {
  CHECK(refusal_of(post("Content-Length: 65537\r\n", "")) == 413);
  CHECK(refusal_of(post("X-Filler: " + std::string(20'000, 'x') + "\r\n", "")) == 431);
}

TEST_CASE("a client that waits to be told to go on is told once") {
  RequestReader reader;
  feed(reader, post("Content-Length: 2\r\nExpect: 100-Continue\r\n", ""));
  CHECK(reader.wants_continue());
  CHECK_FALSE(reader.wants_continue());
  feed(reader, "{}");
  CHECK(reader.state() == RequestReader::State::done);
}

TEST_CASE("what comes behind the body is no field of the head") {
  const auto at_once = GENERATE(std::size_t{1}, std::size_t{1'000});
  RequestReader reader;
  feed(reader, post("Transfer-Encoding: chunked\r\n", "0\r\nHost: there\r\nAuthorization: Bearer a\r\n\r\n"), at_once);
  REQUIRE(reader.state() == RequestReader::State::done);
  const auto read = reader.request();
  CHECK(read.request.headers == std::vector<Header>{{"Host", "here"}, {"Transfer-Encoding", "chunked"}});
}
