#include "server/net/upgrade.hpp"

#include <catch2/catch.hpp>

using namespace cueline::net;

namespace {

Request upgrade() {
  Request request;
  request.method = "GET";
  request.target = "/api/socket";
  request.headers = {{"Host", "here"},
                     {"Connection", "keep-alive, Upgrade"},
                     {"Upgrade", "WebSocket"},
                     {"Sec-WebSocket-Version", "13"},
                     {"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="}};
  return request;
}

int refusal_of(const Request& request) {
  const auto agreed = agree(request);
  return agreed ? 101 : agreed.error().status;
}

}  // namespace

TEST_CASE("the answer to a key is the one of the standard") {
  const auto agreed = agree(upgrade());
  REQUIRE(agreed.has_value());
  CHECK(agreed->starts_with("HTTP/1.1 101 "));
  CHECK(agreed->find("\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n") != agreed->npos);
  CHECK(agreed->ends_with("\r\n\r\n"));
}

TEST_CASE("only who says so in both fields asks for a WebSocket") {
  CHECK(asks_for_websocket(upgrade()));
  auto request = upgrade();
  request.headers[1] = {"Connection", "keep-alive"};
  CHECK_FALSE(asks_for_websocket(request));
  request.headers.emplace_back("connection", "\tUPGRADE ");
  CHECK(asks_for_websocket(request));
  request.headers[2] = {"Upgrade", "websockets"};
  CHECK_FALSE(asks_for_websocket(request));
  request = upgrade();
  request.method = "POST";
  CHECK_FALSE(asks_for_websocket(request));
}

TEST_CASE("another version is told which one there is") {
  auto request = upgrade();
  request.headers[3].second = "8";
  const auto agreed = agree(request);
  REQUIRE_FALSE(agreed.has_value());
  CHECK(agreed.error().status == 426);
  CHECK(agreed.error().headers.back() == Header{"Sec-WebSocket-Version", "13"});
}

TEST_CASE("a key that is none is refused") {
  for (const auto* key : {"", "dGhlIHNhbXBsZSBub25jZQ", "dGhlIHNhbXBsZSBub25jZQ=A", "dGhlIHNhbXBs*SBub25jZQ=="}) {
    auto request = upgrade();
    request.headers[4].second = key;
    CHECK(refusal_of(request) == 400);
  }
  auto request = upgrade();
  request.headers.push_back(request.headers[4]);
  CHECK(refusal_of(request) == 400);
  request = upgrade();
  request.headers.pop_back();
  CHECK(refusal_of(request) == 400);
  request = upgrade();
  request.body = "x";
  CHECK(refusal_of(request) == 400);
}
