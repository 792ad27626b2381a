// The body of a push: encrypted for one device, so that the push service carries what it cannot read (RFC 8291 over
// RFC 8188). Whatever is random is an argument, so that the RFCs' own examples are tests.
#pragma once

#include <string>
#include <string_view>

#include "server/notify/crypto.hpp"

namespace cueline::notify {

// What a browser gave when it subscribed.
struct DeviceKeys {
  std::string point;  // p256dh: the device's public key, 65 bytes
  std::string auth;   // 16 bytes known to device and school only
};

inline constexpr std::size_t auth_bytes = 16;
inline constexpr std::size_t salt_bytes = 16;
inline constexpr std::size_t plain_bytes_max = 3'993;  // what fits the 4,096 bytes every push service takes

// RFC 8188, one record: header (salt, record size, key id) and sealed text. Error: too_large, busy.
[[nodiscard]] result<std::string> encrypt_content(std::string_view input_key, std::string_view salt,
                                                  std::string_view key_id, std::string_view plain);

// RFC 8291 with the sender's key and salt given, and with fresh ones.
[[nodiscard]] result<std::string> encrypt_push(const DeviceKeys& device, const KeyPair& sender, std::string_view salt,
                                               std::string_view plain);
[[nodiscard]] result<std::string> encrypt_push(const DeviceKeys& device, std::string_view plain);

}  // namespace cueline::notify
