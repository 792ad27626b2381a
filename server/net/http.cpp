#include "server/net/http.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "protocol/read.hpp"
#include "protocol/write.hpp"

namespace cueline::net {
namespace {

bool same_name(std::string_view one, std::string_view other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                    [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); });
}

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t");
  return begin == std::string_view::npos ? std::string_view()
                                         : text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

int hex_digit(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return -1;
}

int status_of(std::string_view code) {
  static constexpr std::array<std::pair<std::string_view, int>, 18> others{{
      {"too_large", 413},
      {"not_signed_in", 401},
      {"wrong_login", 401},
      {"too_many_tries", 429},
      {"busy", 429},
      {"invitation_used", 410},
      {"not_allowed", 403},
      {"wrong_pin", 403},
      {"pin_blocked", 403},
      {"not_a_shared_device", 403},
      {"only_own_device", 403},
      {"deactivated", 403},
      {"not_found", 404},
      {"disk_full", 507},
      {"log_broken", 503},
      {"stopping", 503},
      {"unknown_kind", 400},
      {"name_taken", 409},
  }};
  const auto found = std::find_if(others.begin(), others.end(), [&](const auto& row) { return row.first == code; });
  return found == others.end() ? 400 : found->second;
}

// Everything the pages need comes from this server; nobody may frame them; no address leaves with a click.
constexpr std::string_view security_headers =
    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr "
    "'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src "
    "'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "X-Frame-Options: DENY\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Permissions-Policy: camera=(), microphone=(), geolocation=()\r\n";

}  // namespace

std::string_view Request::path() const { return std::string_view(target).substr(0, target.find('?')); }

std::string_view Request::header(std::string_view name) const {
  for (const auto& [key, value] : headers)
    if (same_name(key, name)) return value;
  return {};
}

std::size_t Request::count(std::string_view name) const {
  return static_cast<std::size_t>(std::count_if(headers.begin(), headers.end(),
                                                [&](const Header& header) { return same_name(header.first, name); }));
}

bool Request::lists(std::string_view name, std::string_view token) const {
  for (const auto& [key, value] : headers) {
    if (!same_name(key, name)) continue;
    for (std::string_view rest = value; !rest.empty();) {
      const auto item = rest.substr(0, rest.find(','));
      rest.remove_prefix(std::min(rest.size(), item.size() + 1));
      if (same_name(trimmed(item), token)) return true;
    }
  }
  return false;
}

std::string Request::query(std::string_view name) const {
  const auto mark = target.find('?');
  std::string_view rest = mark == std::string::npos ? std::string_view() : std::string_view(target).substr(mark + 1);
  while (!rest.empty()) {
    const auto pair = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
    const auto equals = pair.find('=');
    if (pair.substr(0, equals) == name && equals != std::string_view::npos)
      return percent_decoded(pair.substr(equals + 1));
  }
  return {};
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const int high = text[at] == '%' && at + 2 < text.size() ? hex_digit(text[at + 1]) : -1;
    const int low = high >= 0 ? hex_digit(text[at + 2]) : -1;
    if (low >= 0) {
      out.push_back(static_cast<char>(high * 16 + low));
      at += 2;
    } else {
      out.push_back(text[at] == '+' ? ' ' : text[at]);
    }
  }
  return out;
}

Response json(int status, std::string body) {
  return {status,
          "application/json",
          {{"Cache-Control", "no-store"}},
          std::make_shared<const std::string>(std::move(body))};
}

Response problem(const Problem& problem) {
  Reply reply;
  reply.problem = problem;
  auto response = json(status_of(problem.code), write(reply));
  if (problem.retry_after_ms)
    response.headers.emplace_back("Retry-After", std::to_string((*problem.retry_after_ms + 999) / 1000));
  return response;
}

Response problem(Errc code) { return problem(problem_of(make_error_code(code))); }

std::string_view reason_phrase(int status) {
  switch (status) {
    case 200: return "OK";
    case 204: return "No Content";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 413: return "Content Too Large";
    case 426: return "Upgrade Required";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 503: return "Service Unavailable";
    default: return "Error";
  }
}

std::string head_of(const Response& response, bool secure, bool close) {
  std::string head = "HTTP/1.1 " + std::to_string(response.status);
  head.append(" ").append(reason_phrase(response.status)).append("\r\n");
  if (response.status != 304 && response.status != 204) {
    head.append("Content-Type: ").append(response.type).append("\r\n");
    head.append("Content-Length: ").append(std::to_string(response.body ? response.body->size() : 0)).append("\r\n");
  }
  for (const auto& [name, value] : response.headers) head.append(name).append(": ").append(value).append("\r\n");
  head.append(security_headers);
  if (secure) head.append("Strict-Transport-Security: max-age=31536000\r\n");
  if (close) head.append("Connection: close\r\n");
  return head.append("\r\n");
}

}  // namespace cueline::net
