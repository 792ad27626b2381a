#include "server/net/http.hpp"

#include <catch2/catch.hpp>

#include "server/net/credentials.hpp"
#include "server/net/routes.hpp"

using namespace cueline;
using namespace cueline::net;

namespace {

Request request(std::string method, std::string target, std::vector<Header> headers = {}) {
  Request made;
  made.method = std::move(method);
  made.target = std::move(target);
  made.headers = std::move(headers);
  return made;
}

}  // namespace

TEST_CASE("an address has a path and decoded parameters") {
  const auto asked = request("GET", "/api/link?secret=a%2Bb%20c&empty=&last=1+2");
  CHECK(asked.path() == "/api/link");
  CHECK(asked.query("secret") == "a+b c");
  CHECK(asked.query("empty").empty());
  CHECK(asked.query("last") == "1 2");
  CHECK(asked.query("missing").empty());
  CHECK(request("GET", "/a").query("secret").empty());
  CHECK(percent_decoded("%zz%4") == "%zz%4");
}

TEST_CASE("headers are found whatever their case") {
  const auto asked = request("GET", "/", {{"CooKie", "a=1"}, {"cookie", "b=2"}});
  CHECK(asked.header("cookie") == "a=1");
  CHECK(asked.header("cook").empty());
}

TEST_CASE("a problem has the status that goes with it") {
  CHECK(problem(Errc::not_signed_in).status == 401);
  CHECK(problem(Errc::not_allowed).status == 403);
  CHECK(problem(Errc::not_found).status == 404);
  CHECK(problem(Errc::busy).status == 429);
  CHECK(problem(Errc::log_broken).status == 503);
  CHECK(problem(Errc::wrong_state).status == 400);
  Problem busy{.code = "busy", .sentence = "Wait.", .retry = true, .retry_after_ms = 1'500};
  const auto response = problem(busy);
  CHECK(response.headers.back() == Header{"Retry-After", "2"});
}

TEST_CASE("every answer carries the guards, over TLS one more") {
  const auto head = head_of(json(200, "{}"), false, false);
  CHECK(head.starts_with("HTTP/1.1 200 OK\r\n"));
  CHECK(head.ends_with("\r\n\r\n"));
  CHECK(head.find("Content-Length: 2\r\n") != head.npos);
  CHECK(head.find("X-Content-Type-Options: nosniff\r\n") != head.npos);
  CHECK(head.find("frame-ancestors 'none'") != head.npos);
  CHECK(head.find("Strict-Transport-Security") == head.npos);
  CHECK(head.find("Connection: close") == head.npos);
  const auto secure = head_of(json(200, "{}"), true, true);
  CHECK(secure.find("Strict-Transport-Security") != secure.npos);
  CHECK(secure.find("Connection: close") != secure.npos);
}

TEST_CASE("a bearer token goes before a cookie, and the cookie's name depends on TLS") {
  auto asked = request("GET", "/", {{"Cookie", "x=1; cueline=plain; __Host-cueline=secure"}});
  CHECK(credential_of(asked)->token == "plain");
  CHECK(credential_of(asked)->cookie);
  asked.secure = true;
  CHECK(credential_of(asked)->token == "secure");
  asked.headers.emplace_back("Authorization", "BEARER  abc ");
  CHECK(credential_of(asked)->token == "abc");
  CHECK_FALSE(credential_of(asked)->cookie);
  CHECK_FALSE(credential_of(request("GET", "/", {{"Cookie", "cuelinex=1; xcueline=2; cueline"}})));
  CHECK_FALSE(credential_of(request("GET", "/", {{"Authorization", "Basic abc"}})));
}

TEST_CASE("a cookie is for this server's pages only") {
  const auto [name, cookie] = session_cookie("abc", true, Millis{5'000});
  CHECK(name == "Set-Cookie");
  CHECK(cookie == "__Host-cueline=abc; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=5");
  CHECK(session_cookie("", false, Millis{5'000}).second == "cueline=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
}

TEST_CASE("pages of others are refused, programs without a cookie are not") {
  const Header host{"Host", "school.example:8480"}, cookie{"Cookie", "cueline=x"};
  const auto asks = [&](std::vector<Header> headers, bool secure = false) {
    headers.push_back(host);
    auto asked = request("POST", "/api/commands", std::move(headers));
    asked.secure = secure;
    return from_our_page(asked);
  };
  CHECK(asks({}));
  CHECK(asks({{"Origin", "http://School.example:8480"}, cookie}));
  CHECK_FALSE(asks({cookie}));
  CHECK_FALSE(asks({{"Origin", "http://evil.example"}}));
  CHECK_FALSE(asks({{"Origin", "http://school.example:8480.evil.example"}}));
  CHECK_FALSE(asks({{"Origin", "http://school.example"}}));
  CHECK_FALSE(asks({{"Origin", "null"}}));
  CHECK_FALSE(asks({{"Origin", "http://school.example:8480"}}, true));
  CHECK(asks({{"Origin", "https://school.example:8480"}}, true));
}
