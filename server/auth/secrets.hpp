// Tokens and passwords: made, hashed and compared with libsodium. Nothing here keeps a secret longer than the call.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "protocol/errors.hpp"

namespace cueline::auth {

using Random = std::function<void(void*, std::size_t)>;

inline constexpr std::size_t token_random_bytes = 32;

// 32 random bytes as base64url without padding: 43 characters.
[[nodiscard]] std::string make_token(const Random& random);
// BLAKE2b of a token in hex: what is stored of it. A token is random enough to need no salt and no slow hash.
[[nodiscard]] std::string hash_of_token(std::string_view token);
// 32 bytes as base64url that only who has the secret can make of this text: keyed BLAKE2b.
[[nodiscard]] std::string made_from(std::string_view secret, std::string_view text);
// Eight letters and digits to be typed by hand, none of them like another.
[[nodiscard]] std::string make_code(const Random& random);
// As typed by a person: without spaces and dashes, in capitals.
[[nodiscard]] std::string code_as_made(std::string_view typed);

struct PasswordCost {
  std::size_t memory = 0;  // bytes
  unsigned passes = 0;
};

// Argon2id, with salt and cost in the text. Slow on purpose: only on the hash threads. Fails with busy without memory.
[[nodiscard]] result<std::string> hash_of_password(const std::string& password, PasswordCost cost);
// A hash of the same form and cost that no password has: comparing with it takes as long as with any other. Quick.
[[nodiscard]] std::string hash_of_nobody(const Random& random, PasswordCost cost);
[[nodiscard]] bool is_password(const std::string& hash, const std::string& password);

}  // namespace cueline::auth
