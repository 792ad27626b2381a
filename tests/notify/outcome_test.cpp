#include "server/notify/outcome.hpp"

#include <catch2/catch.hpp>

namespace cueline::notify {

using Kind = Outcome::Kind;

TEST_CASE("what a push service answers") {
  for (const int status : {200, 201, 202, 204}) CHECK(outcome_of_http(status, 0).kind == Kind::accepted);
  for (const int status : {404, 410}) CHECK(outcome_of_http(status, 0).kind == Kind::gone);
  for (const int status : {408, 425, 429, 500, 502, 503, 504}) CHECK(outcome_of_http(status, 0).kind == Kind::later);
  for (const int status : {301, 302, 307, 400, 401, 403, 405, 413})
    CHECK(outcome_of_http(status, 0).kind == Kind::refused);
}

TEST_CASE("a time to wait is kept to, within a day") {
  CHECK(outcome_of_http(429, 30).retry_after_ms == 30'000);
  CHECK(outcome_of_http(503, 0).retry_after_ms == 0);
  CHECK(outcome_of_http(503, -5).retry_after_ms == 0);
  CHECK(outcome_of_http(429, 10'000'000).retry_after_ms == longest_wait_ms);
  CHECK(outcome_of_http(201, 30).retry_after_ms == 0);
}

TEST_CASE("what a mail server answers") {
  CHECK(outcome_of_smtp(250).kind == Kind::accepted);
  for (const int status : {421, 450, 451, 452}) CHECK(outcome_of_smtp(status).kind == Kind::later);
  for (const int status : {550, 551, 552, 553}) CHECK(outcome_of_smtp(status).kind == Kind::gone);
  for (const int status : {500, 502, 554}) CHECK(outcome_of_smtp(status).kind == Kind::refused);
}

}  // namespace cueline::notify
