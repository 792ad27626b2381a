#include "clients/cpp/url.hpp"

#include <charconv>
#include <cstdint>

namespace cueline::client {

result<Url> parse_url(std::string_view text) {
  Url url;
  if (text.starts_with("https://")) {
    url.tls = true;
    text.remove_prefix(8);
  } else if (text.starts_with("http://")) {
    text.remove_prefix(7);
  } else {
    return Errc::malformed;
  }
  const auto authority = text.substr(0, text.find('/'));

  // An IPv6 address stands in brackets, since it has colons of its own (RFC 3986 section 3.2.2).
  const bool bracketed = authority.starts_with('[');
  const auto host_end = bracketed ? authority.find(']') : authority.find(':');
  if (bracketed && host_end == std::string_view::npos) return Errc::malformed;
  url.host = bracketed ? authority.substr(1, host_end - 1) : authority.substr(0, host_end);
  if (url.host.empty()) return Errc::malformed;

  const auto colon = bracketed ? authority.find(':', host_end) : host_end;
  if (colon == std::string_view::npos) {
    url.port = url.tls ? "443" : "80";
    return url;
  }
  const auto digits = authority.substr(colon + 1);
  std::uint32_t port = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  const bool whole = error == std::errc() && end == digits.data() + digits.size();
  if (!whole || port == 0 || port > 65'535) return Errc::malformed;
  url.port = digits;
  return url;
}

}  // namespace cueline::client
