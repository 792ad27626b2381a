#include "server/notify/outcome.hpp"

#include <algorithm>

namespace cueline::notify {

using Kind = Outcome::Kind;

Outcome outcome_of_http(int status, std::int64_t retry_after_s) {
  const auto wait = std::clamp<std::int64_t>(retry_after_s, 0, longest_wait_ms / 1000) * 1000;
  auto kind = Kind::refused;
  if (status >= 200 && status < 300) kind = Kind::accepted;
  if (status == 404 || status == 410) kind = Kind::gone;
  if (status == 408 || status == 425 || status == 429 || status >= 500) kind = Kind::later;
  return {kind, kind == Kind::later ? wait : 0, status, "HTTP " + std::to_string(status)};
}

Outcome outcome_of_smtp(int status) {
  auto kind = Kind::later;
  if (status >= 200 && status < 300) kind = Kind::accepted;
  if (status >= 500) kind = Kind::refused;
  if (status >= 550 && status <= 553) kind = Kind::gone;
  return {kind, 0, status, "SMTP " + std::to_string(status)};
}

}  // namespace cueline::notify
