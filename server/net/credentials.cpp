#include "server/net/credentials.hpp"

#include <algorithm>
#include <cctype>

namespace cueline::net {
namespace {

constexpr std::string_view plain_name = "cueline";
constexpr std::string_view secure_name = "__Host-cueline";
constexpr std::string_view plain_device = "cueline-device";
constexpr std::string_view secure_device = "__Host-cueline-device";
constexpr std::int64_t device_cookie_seconds =
    400LL * 24 * 3600;  // browsers keep none for longer; each visit renews it

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  return out;
}

std::optional<std::string> cookie_of(std::string_view cookies, std::string_view name) {
  while (!cookies.empty()) {
    const auto end = cookies.find(';');
    const auto pair = trimmed(cookies.substr(0, end));
    cookies.remove_prefix(end == std::string_view::npos ? cookies.size() : end + 1);
    if (pair.size() > name.size() && pair[name.size()] == '=' && pair.starts_with(name))
      return std::string(pair.substr(name.size() + 1));
  }
  return std::nullopt;
}

Header cookie(std::string_view name, std::string_view token, bool secure, std::int64_t seconds) {
  std::string text(name);
  text.append("=").append(token).append("; Path=/; HttpOnly; SameSite=Strict");
  if (secure) text += "; Secure";
  text.append("; Max-Age=").append(std::to_string(token.empty() ? 0 : seconds));
  return {"Set-Cookie", text};
}

}  // namespace

std::optional<Credential> credential_of(const Request& request) {
  constexpr std::string_view bearer = "bearer ";
  const auto authorization = request.header("authorization");
  if (lower(authorization.substr(0, bearer.size())) == bearer)
    return Credential{std::string(trimmed(authorization.substr(bearer.size()))), false};
  const auto cookies = request.header("cookie");
  if (auto token = cookie_of(cookies, request.secure ? secure_name : plain_name)) return Credential{*token, true};
  return std::nullopt;
}

Header session_cookie(std::string_view token, bool secure, Millis lifetime) {
  return cookie(secure ? secure_name : plain_name, token, secure, lifetime.value / 1000);
}

std::string device_token_of(const Request& request) {
  return cookie_of(request.header("cookie"), request.secure ? secure_device : plain_device).value_or(std::string());
}

Header device_cookie(std::string_view token, bool secure) {
  return cookie(secure ? secure_device : plain_device, token, secure, device_cookie_seconds);
}

bool from_our_page(const Request& request) {
  const auto origin = request.header("origin");
  if (origin.empty()) {
    const auto credential = credential_of(request);
    return (!credential || !credential->cookie) && device_token_of(request).empty();
  }
  const auto scheme_end = origin.find("://");
  if (scheme_end == std::string_view::npos) return false;
  if (request.secure && origin.substr(0, scheme_end) != "https") return false;
  return lower(origin.substr(scheme_end + 3)) == lower(request.header("host"));
}

}  // namespace cueline::net
