#include "server/auth/secrets.hpp"

#include <sodium.h>

#include <catch2/catch.hpp>

using namespace cueline::auth;

TEST_CASE("the hash of nobody is nobody's, and costs as much to compare as anybody's") {
  REQUIRE(sodium_init() >= 0);
  const PasswordCost cost{crypto_pwhash_MEMLIMIT_MIN * 8, 2};
  const auto nobodys = hash_of_nobody(randombytes_buf, cost);
  const auto somebodys = hash_of_password("horse battery", cost);
  REQUIRE(somebodys.has_value());
  CHECK(is_password(*somebodys, "horse battery"));
  CHECK_FALSE(is_password(nobodys, "horse battery"));
  // Read by the library as a hash of exactly this cost: so comparing does the whole work.
  CHECK(crypto_pwhash_str_needs_rehash(nobodys.c_str(), cost.passes, cost.memory) == 0);
  CHECK(crypto_pwhash_str_needs_rehash(somebodys->c_str(), cost.passes, cost.memory) == 0);
  CHECK(nobodys.size() == somebodys->size());
  CHECK(nobodys != hash_of_nobody(randombytes_buf, cost));
}
