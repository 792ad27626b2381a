#include "server/notify/push_message.hpp"

using namespace std::string_literals;

namespace cueline::notify {

namespace {

constexpr std::uint32_t record_bytes = 4'096;

}  // namespace

result<std::string> encrypt_content(std::string_view input_key, std::string_view salt, std::string_view key_id,
                                    std::string_view plain) {
  constexpr std::size_t overhead = 17;  // the byte that ends the text, and the tag
  if (plain.size() + overhead > record_bytes || key_id.size() > 255 || salt.size() != salt_bytes)
    return Errc::too_large;
  const auto key = hkdf(salt, input_key, "Content-Encoding: aes128gcm\0"s, 16);
  if (!key) return key.error();
  const auto nonce = hkdf(salt, input_key, "Content-Encoding: nonce\0"s, 12);
  if (!nonce) return nonce.error();
  const auto sealed = seal_aes128gcm(*key, *nonce, std::string(plain) + '\2');  // 2: the last record
  if (!sealed) return sealed.error();
  std::string body(salt);
  for (int shift = 24; shift >= 0; shift -= 8) body += static_cast<char>(record_bytes >> shift);
  body += static_cast<char>(key_id.size());
  return body.append(key_id).append(*sealed);
}

result<std::string> encrypt_push(const DeviceKeys& device, const KeyPair& sender, std::string_view salt,
                                 std::string_view plain) {
  if (plain.size() > plain_bytes_max) return Errc::too_large;
  const auto shared = shared_secret(sender, device.point);
  if (!shared) return shared.error();
  const auto input = hkdf(device.auth, *shared, "WebPush: info\0"s + device.point + sender.point, 32);
  if (!input) return input.error();
  return encrypt_content(*input, salt, sender.point, plain);
}

result<std::string> encrypt_push(const DeviceKeys& device, std::string_view plain) {
  const auto sender = make_key_pair();
  if (!sender) return sender.error();
  const auto salt = random_bytes(salt_bytes);
  if (!salt) return salt.error();
  return encrypt_push(device, *sender, *salt, plain);
}

}  // namespace cueline::notify
