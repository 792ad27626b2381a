// What leaving the page needs of cryptography, by OpenSSL's EVP: P-256 keys and signatures, HKDF, AES-128-GCM, HMAC,
// and base64url. Bytes are std::string. An error is busy (no memory, no randomness) or out_of_range (not a key).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "protocol/errors.hpp"

namespace cueline::notify {

inline constexpr std::size_t point_bytes = 65;  // an uncompressed point of P-256
inline constexpr std::size_t secret_bytes = 32;

struct KeyPair {
  std::string secret;  // 32 bytes, big-endian
  std::string point;   // 65 bytes, uncompressed
};

[[nodiscard]] result<KeyPair> make_key_pair();
[[nodiscard]] bool is_point(std::string_view bytes);  // on the curve, uncompressed
[[nodiscard]] result<std::string> random_bytes(std::size_t count);

[[nodiscard]] result<std::string> shared_secret(const KeyPair& mine, std::string_view their_point);
[[nodiscard]] result<std::string> hkdf(std::string_view salt, std::string_view input, std::string_view info,
                                       std::size_t count);
// The ciphertext with its 16 bytes of tag.
[[nodiscard]] result<std::string> seal_aes128gcm(std::string_view key, std::string_view nonce, std::string_view plain);
// ES256: r and s, 32 bytes each, as JWS wants them.
[[nodiscard]] result<std::string> sign_es256(const KeyPair& key, std::string_view text);
[[nodiscard]] std::string hmac_sha256(std::string_view key, std::string_view text);
[[nodiscard]] std::string sha256(std::string_view text);

// Without padding. Decoding refuses everything else, except padding, which some browsers' libraries add.
[[nodiscard]] std::string to_base64url(std::string_view bytes);
[[nodiscard]] std::optional<std::string> from_base64url(std::string_view text);
[[nodiscard]] std::string to_hex(std::string_view bytes);

}  // namespace cueline::notify
