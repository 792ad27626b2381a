#include "clients/cpp/url.hpp"

#include <catch2/catch.hpp>

using cueline::client::parse_url;

TEST_CASE("addresses of servers") {
  struct Row {
    const char* text;
    bool tls;
    const char* host;
    const char* port;
  };
  const Row rows[] = {
      {"http://127.0.0.1:8080", false, "127.0.0.1", "8080"},
      {"http://127.0.0.1:8080/", false, "127.0.0.1", "8080"},
      {"https://cueline.school.example", true, "cueline.school.example", "443"},
      {"http://localhost/setup/abc", false, "localhost", "80"},
      {"http://[::1]:9000", false, "::1", "9000"},
      {"https://[::1]", true, "::1", "443"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const auto url = parse_url(row.text);
    REQUIRE(url.has_value());
    CHECK(url->tls == row.tls);
    CHECK(url->host == row.host);
    CHECK(url->port == row.port);
  }
}

TEST_CASE("what is no address of a server is refused") {
  for (const auto* text : {"", "ftp://host", "127.0.0.1:8080", "http://", "http://:80", "http://host:", "http://host:0",
                           "http://host:65536", "http://host:80x", "http://[::1", "http://host:-1"}) {
    CAPTURE(text);
    CHECK(parse_url(text).has_error());
  }
}
