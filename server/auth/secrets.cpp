#include "server/auth/secrets.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace cueline::auth {

namespace {

constexpr std::string_view code_signs = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";  // no 0 and O, no 1, I and L
constexpr std::size_t code_letters = 8;                                     // 31^8: about 40 bits

// Forgets the bytes.
template <std::size_t Size>
std::string base64_of(std::array<unsigned char, Size>& bytes, int variant) {
  std::string text(sodium_base64_encoded_len(Size, variant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), variant);
  sodium_memzero(bytes.data(), bytes.size());
  text.pop_back();  // the terminating zero
  return text;
}

// So many random bytes as base64.
template <std::size_t Size>
std::string random_text(const Random& random, int variant) {
  std::array<unsigned char, Size> bytes{};
  random(bytes.data(), bytes.size());
  return base64_of(bytes, variant);
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

std::string made_from(std::string_view secret, std::string_view text) {
  std::array<unsigned char, token_random_bytes> made{};
  const auto* const key = reinterpret_cast<const unsigned char*>(secret.data());
  crypto_generichash(made.data(), made.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(), key,
                     std::min(secret.size(), std::size_t{crypto_generichash_KEYBYTES_MAX}));
  return base64_of(made, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

std::string make_code(const Random& random) {
  std::string code;
  while (code.size() < code_letters) {
    unsigned char byte = 0;
    random(&byte, 1);
    // Each sign as likely as any other: what does not fit a whole number of times is drawn again.
    if (byte < 256 / code_signs.size() * code_signs.size()) code += code_signs[byte % code_signs.size()];
  }
  return code;
}

std::string code_as_made(std::string_view typed) {
  std::string code;
  for (const char sign : typed.substr(0, 4 * code_letters)) {
    const bool small = sign >= 'a' && sign <= 'z';
    if (sign != ' ' && sign != '-') code += small ? static_cast<char>(sign - 'a' + 'A') : sign;
  }
  return code;
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
