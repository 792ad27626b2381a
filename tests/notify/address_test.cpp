// Whom a stranger's endpoint can make the server call.
#include "server/notify/address.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <catch2/catch.hpp>
#include <cstring>
#include <string>

namespace cueline::notify {

namespace {

bool is_public(const std::string& text) {
  sockaddr_storage storage{};
  if (text.find(':') == text.npos) {
    sockaddr_in four{};
    four.sin_family = AF_INET;
    REQUIRE(inet_pton(AF_INET, text.c_str(), &four.sin_addr) == 1);
    std::memcpy(&storage, &four, sizeof four);
  } else {
    sockaddr_in6 six{};
    six.sin6_family = AF_INET6;
    REQUIRE(inet_pton(AF_INET6, text.c_str(), &six.sin6_addr) == 1);
    std::memcpy(&storage, &six, sizeof six);
  }
  return notify::is_public(reinterpret_cast<const sockaddr&>(storage));
}

}  // namespace

TEST_CASE("only addresses of the public Internet are called") {
  for (const auto* text :
       {"1.1.1.1", "8.8.8.8", "172.15.0.1", "172.32.0.1", "192.167.0.1", "100.63.0.1", "100.128.0.1", "2606:4700::1111",
        "2a00:1450:4003:80e::200e", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"}) {
    CAPTURE(text);
    CHECK(is_public(text));
  }
  for (const auto* text : {"0.0.0.0",
                           "10.0.0.1",
                           "100.64.0.1",
                           "127.0.0.1",
                           "127.255.255.255",
                           "169.254.169.254",
                           "172.16.0.1",
                           "172.31.255.255",
                           "192.0.2.1",
                           "192.168.1.1",
                           "198.18.0.1",
                           "198.19.255.255",
                           "203.0.113.9",
                           "224.0.0.1",
                           "240.0.0.1",
                           "255.255.255.255",
                           "::",
                           "::1",
                           "fe80::1",
                           "fc00::1",
                           "fd12::1",
                           "ff02::1",
                           "2001:db8::1",
                           "2001::1",
                           "::ffff:127.0.0.1",
                           "::ffff:10.0.0.1",
                           "64:ff9b::7f00:1",
                           "2002:7f00:1::1",
                           "::127.0.0.1"}) {
    CAPTURE(text);
    CHECK_FALSE(is_public(text));
  }
}

TEST_CASE("an endpoint is https, without anything that does not belong there") {
  const auto endpoint = read_endpoint("https://push.example.net/wpush/v2/abc?x=1", false);
  REQUIRE(endpoint.has_value());
  CHECK(endpoint->origin == "https://push.example.net");
  CHECK(read_endpoint("https://push.example.net:8443/a", false)->origin == "https://push.example.net:8443");
  CHECK(read_endpoint("https://push.example.net:443/a", false)->origin == "https://push.example.net");
  for (const auto* text : {"",
                           "push.example.net",
                           "http://push.example.net/a",
                           "ftp://push.example.net/a",
                           "file:///etc/passwd",
                           "gopher://push.example.net/",
                           "https://user@push.example.net/a",
                           "https://push.example.net/a#b",
                           "https:///a",
                           "https://127.0.0.1/a",
                           "https://[::1]/a",
                           "https://10.1.2.3/",
                           "https://localhost/a",
                           "https://0x7f000001/a",
                           "https://2130706433/a",
                           "https://127.1/a",
                           "https://a.localhost/",
                           "https://push.example.net/a b",
                           "https://push.example.net/\r\nHost: x",
                           "javascript:alert(1)"}) {
    CAPTURE(text);
    CHECK_FALSE(read_endpoint(text, false).has_value());
  }
  CHECK(read_endpoint("https://push.example.net/" + std::string(2'048, 'a'), false).error() == Errc::too_long);
}

TEST_CASE("private endpoints are for who asked for them") {
  CHECK(read_endpoint("http://127.0.0.1:8099/push/1", true)->origin == "http://127.0.0.1:8099");
  CHECK(read_endpoint("https://localhost:8099/push/1", true).has_value());
  CHECK_FALSE(read_endpoint("file:///etc/passwd", true).has_value());
}

}  // namespace cueline::notify
