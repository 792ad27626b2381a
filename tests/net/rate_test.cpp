#include "server/net/rate.hpp"

#include <catch2/catch.hpp>

using namespace cueline::net;
using namespace std::chrono_literals;

TEST_CASE("a burst is taken at once, then the rate holds") {
  const Rate rate{10, 5};
  Bucket bucket;
  const auto start = Bucket::Clock::now();
  for (int taken = 0; taken < 5; ++taken) CHECK(bucket.take(rate, start) == 0ms);
  const auto wait = bucket.take(rate, start);
  CHECK(wait > 90ms);
  CHECK(wait <= 101ms);
  CHECK(bucket.take(rate, start + wait) == 0ms);
  CHECK(bucket.take(rate, start + wait) > 0ms);
}

TEST_CASE("what is not used is not kept beyond the burst") {
  const Rate rate{100, 3};
  Bucket bucket;
  const auto start = Bucket::Clock::now();
  CHECK(bucket.take(rate, start) == 0ms);
  int taken = 0;
  while (bucket.take(rate, start + 1h) == 0ms) ++taken;
  CHECK(taken == 3);
}
