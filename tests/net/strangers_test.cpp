#include "server/net/strangers.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using cueline::net::Strangers;

TEST_CASE("an address has room for so many strangers, and again for one when one has gone") {
  Strangers strangers;
  std::vector<Strangers::Place> places;
  for (int i = 0; i < 3; ++i) places.push_back(strangers.admit("192.0.2.1", 3));
  REQUIRE(places.back());
  CHECK_FALSE(strangers.admit("192.0.2.1", 3));
  CHECK(strangers.admit("192.0.2.2", 3));
  places.pop_back();
  CHECK(strangers.admit("192.0.2.1", 3));
  CHECK(strangers.admit("192.0.2.1", 3));  // the one before was not held
}

TEST_CASE("strangers are counted exactly, however many addresses came and went") {
  Strangers strangers;
  const auto stays = strangers.admit("192.0.2.1", 1);
  for (int i = 0; i < 10'000; ++i) CHECK(strangers.admit("198.51.100." + std::to_string(i), 1));
  CHECK_FALSE(strangers.admit("192.0.2.1", 1));
}
