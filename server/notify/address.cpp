#include "server/notify/address.hpp"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <memory>

#include "protocol/limits.hpp"

namespace cueline::notify {

namespace {

struct Network {
  std::uint32_t address;
  int bits;
};

constexpr std::uint32_t v4(std::uint32_t a, std::uint32_t b = 0, std::uint32_t c = 0) {
  return a << 24 | b << 16 | c << 8;
}

// IANA's special-purpose registry of IPv4, and multicast.
constexpr std::array not_public{
    Network{v4(0), 8},
    Network{v4(10), 8},
    Network{v4(100, 64), 10},
    Network{v4(127), 8},
    Network{v4(169, 254), 16},
    Network{v4(172, 16), 12},
    Network{v4(192, 0, 0), 24},
    Network{v4(192, 0, 2), 24},
    Network{v4(192, 88, 99), 24},
    Network{v4(192, 168), 16},
    Network{v4(198, 18), 15},
    Network{v4(198, 51, 100), 24},
    Network{v4(203, 0, 113), 24},
    Network{v4(224), 3},
};

bool is_public_v4(std::uint32_t address) {
  return std::ranges::none_of(not_public, [address](const Network& network) {
    return (address ^ network.address) >> (32 - network.bits) == 0;
  });
}

bool is_public_v6(const in6_addr& address) {
  const auto* byte = address.s6_addr;
  const auto v4_at = [byte](int at) { return v4(byte[at], byte[at + 1], byte[at + 2]) | byte[at + 3]; };
  static constexpr std::array<std::uint8_t, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
  static constexpr std::array<std::uint8_t, 12> nat64{0, 0x64, 0xff, 0x9b};
  if (std::equal(mapped.begin(), mapped.end(), byte) || std::equal(nat64.begin(), nat64.end(), byte))
    return is_public_v4(v4_at(12));
  if (byte[0] == 0x20 && byte[1] == 0x02) return is_public_v4(v4_at(2));  // 6to4
  if (byte[0] == 0x20 && byte[1] == 0x01 && byte[2] < 2) return false;    // Teredo, ORCHID, benchmarks
  if (byte[0] == 0x20 && byte[1] == 0x01 && byte[2] == 0x0d && byte[3] == 0xb8) return false;  // documentation
  return byte[0] >> 5 == 1;  // 2000::/3, the rest is not given out
}

using Url = std::unique_ptr<CURLU, decltype([](CURLU* url) { curl_url_cleanup(url); })>;

std::string part(const Url& url, CURLUPart what, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url.get(), what, &text, flags) != CURLUE_OK) return {};
  const std::unique_ptr<char, decltype([](char* t) { curl_free(t); })> owned(text);
  return text;
}

// True for a name; whether a name leads to a private address is seen when it is called.
bool may_be_public(std::string host) {
  if (host.starts_with('[')) host = host.substr(1, host.find_first_of("]%") - 1);
  in_addr four{};
  in6_addr six{};
  if (inet_pton(AF_INET, host.c_str(), &four) == 1) return is_public_v4(ntohl(four.s_addr));
  if (inet_pton(AF_INET6, host.c_str(), &six) == 1) return is_public_v6(six);
  return host != "localhost" && !host.ends_with(".localhost");
}

}  // namespace

bool is_public(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in four{};
    std::memcpy(&four, &address, sizeof four);
    return is_public_v4(ntohl(four.sin_addr.s_addr));
  }
  if (address.sa_family != AF_INET6) return false;
  sockaddr_in6 six{};
  std::memcpy(&six, &address, sizeof six);
  return is_public_v6(six.sin6_addr);
}

result<Endpoint> read_endpoint(std::string_view text, bool allow_private) {
  if (text.size() > limits::endpoint_bytes) return Errc::too_long;
  const bool visible = std::ranges::all_of(text, [](char letter) { return letter > ' ' && letter < 0x7f; });
  const Url url(curl_url());
  Endpoint endpoint{std::string(text), {}};
  if (!visible || text.find(":///") != text.npos || !url ||
      curl_url_set(url.get(), CURLUPART_URL, endpoint.url.c_str(), 0) != CURLUE_OK)
    return Errc::out_of_range;
  const auto scheme = part(url, CURLUPART_SCHEME);
  const auto host = part(url, CURLUPART_HOST);
  const auto port = part(url, CURLUPART_PORT, CURLU_NO_DEFAULT_PORT);
  if (scheme != "https" && !(allow_private && scheme == "http")) return Errc::out_of_range;
  if (host.empty() || !part(url, CURLUPART_USER).empty() || !part(url, CURLUPART_FRAGMENT).empty())
    return Errc::out_of_range;
  if (!allow_private && !may_be_public(host)) return Errc::out_of_range;
  endpoint.origin = scheme + "://" + host + (port.empty() ? "" : ":" + port);
  return endpoint;
}

}  // namespace cueline::notify
