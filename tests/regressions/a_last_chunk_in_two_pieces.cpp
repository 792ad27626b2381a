// Anybody could end the server, before signing in: the parser of Beast 1.81 asserts that a body without bytes, sent in
// chunks, is never shown to it as "0\r\n" and one byte more. The fuzzing program `upgrade` cut a request just there.
#include <catch2/catch.hpp>
#include <string>

#include "server/net/request_reader.hpp"

using cueline::net::RequestReader;

TEST_CASE("a body without bytes may end in any pieces") {
  const auto at_once = GENERATE(range(std::size_t{1}, std::size_t{12}));
  const auto* end = GENERATE("0\r\n\r\n", "0000\r\n\r\n", "0\r\nX: y\r\n\r\n", "0;a=b\r\n\r\n");
  RequestReader reader;
  std::string waiting = "POST /a HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n";
  waiting.erase(0, reader.take(waiting));
  for (std::string rest = end; !rest.empty(); rest.erase(0, at_once)) {
    waiting += rest.substr(0, at_once);
    waiting.erase(0, reader.take(waiting));
  }
  REQUIRE(reader.state() == RequestReader::State::done);
  CHECK(reader.request().request.body.empty());
}
