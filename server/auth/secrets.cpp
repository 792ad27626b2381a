#include "server/auth/secrets.hpp"

#include <sodium.h>

#include <array>

namespace cueline::auth {

namespace {

// So many random bytes as base64.
template <std::size_t Size>
std::string random_text(const Random& random, int variant) {
  std::array<unsigned char, Size> bytes{};
  random(bytes.data(), bytes.size());
  std::string text(sodium_base64_encoded_len(Size, variant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), variant);
  sodium_memzero(bytes.data(), bytes.size());
  text.pop_back();  // the terminating zero
  return text;
}

}  // namespace

std::string make_token(const Random& random) {
  return random_text<token_random_bytes>(random, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

std::string hash_of_token(std::string_view token) {
  std::array<unsigned char, crypto_generichash_BYTES> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(token.data()), token.size(),
                     nullptr, 0);
  std::string hex(2 * hash.size() + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  hex.pop_back();
  return hex;
}

result<std::string> hash_of_password(const std::string& password, PasswordCost cost) {
  std::array<char, crypto_pwhash_STRBYTES> text{};
  const auto failed = crypto_pwhash_str_alg(text.data(), password.data(), password.size(), cost.passes, cost.memory,
                                            crypto_pwhash_ALG_ARGON2ID13);
  if (failed) return Errc::busy;
  return std::string(text.data());
}

// The text of an Argon2id hash (RFC 9106, the form of the reference implementation): version, cost, salt of 16 bytes,
// hash of 32.
std::string hash_of_nobody(const Random& random, PasswordCost cost) {
  constexpr int variant = sodium_base64_VARIANT_ORIGINAL_NO_PADDING;
  return "$argon2id$v=19$m=" + std::to_string(cost.memory / 1024) + ",t=" + std::to_string(cost.passes) + ",p=1$" +
         random_text<16>(random, variant) + "$" + random_text<32>(random, variant);
}

bool is_password(const std::string& hash, const std::string& password) {
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

}  // namespace cueline::auth
