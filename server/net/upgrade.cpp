#include "server/net/upgrade.hpp"

#include <openssl/evp.h>
#include <openssl/sha.h>

#include <algorithm>
#include <array>

namespace cueline::net {
namespace {

constexpr std::string_view version = "13";
constexpr std::size_t key_characters = 24;  // sixteen bytes in base64
constexpr std::string_view key_ending = "==";

bool is_base64(char character) {
  return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z') ||
         (character >= '0' && character <= '9') || character == '+' || character == '/';
}

bool is_key(std::string_view key) {
  if (key.size() != key_characters || !key.ends_with(key_ending)) return false;
  key.remove_suffix(key_ending.size());
  return std::all_of(key.begin(), key.end(), is_base64);
}

std::string accept_of(std::string_view key) {
  const std::string text = std::string(key) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  std::array<unsigned char, SHA_DIGEST_LENGTH> digest{};
  SHA1(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data());
  std::array<unsigned char, 4 * (SHA_DIGEST_LENGTH + 2) / 3 + 1> encoded{};
  const int size = EVP_EncodeBlock(encoded.data(), digest.data(), static_cast<int>(digest.size()));
  return {encoded.begin(), encoded.begin() + size};
}

}  // namespace

bool asks_for_websocket(const Request& request) {
  return request.method == "GET" && request.lists("connection", "upgrade") && request.lists("upgrade", "websocket");
}

boost::system::result<std::string, Response> agree(const Request& request) {
  const auto key = request.header("sec-websocket-key");
  if (request.count("sec-websocket-version") == 1 && request.header("sec-websocket-version") != version) {
    auto refusal = problem(Errc::malformed);
    refusal.status = 426;
    refusal.headers.emplace_back("Sec-WebSocket-Version", version);
    return refusal;
  }
  if (request.count("sec-websocket-version") != 1 || request.count("sec-websocket-key") != 1 || !is_key(key) ||
      !request.body.empty())
    return problem(Errc::malformed);
  return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " +
         accept_of(key) + "\r\n\r\n";
}

}  // namespace cueline::net
