#include "server/auth/pins.hpp"

#include <algorithm>

#include "protocol/limits.hpp"

namespace cueline::auth {
namespace {

int step(char from, char to) { return (to - from + 10) % 10; }

// 1234, 8642, 0000, 7890: each digit as far from the one before.
bool is_row(std::string_view pin) {
  for (std::size_t i = 2; i < pin.size(); ++i)
    if (step(pin[i - 1], pin[i]) != step(pin[0], pin[1])) return false;
  return true;
}

// 1212, 123123: one part, again and again.
bool is_repeat(std::string_view pin) {
  for (std::size_t part = 1; part <= pin.size() / 2; ++part) {
    const bool whole = pin.size() % part == 0;
    if (whole && std::equal(pin.begin() + static_cast<std::ptrdiff_t>(part), pin.end(), pin.begin())) return true;
  }
  return false;
}

bool is_year(std::string_view pin) { return pin.size() == 4 && (pin.starts_with("19") || pin.starts_with("20")); }

bool is_column(std::string_view pin) { return pin == "2580" || pin == "0852"; }  // straight down the keys

}  // namespace

boost::system::error_code check_pin(std::string_view pin) {
  const bool digits = std::ranges::all_of(pin, [](char digit) { return digit >= '0' && digit <= '9'; });
  if (!digits || pin.size() < limits::pin_min_bytes || pin.size() > limits::pin_bytes) return Errc::wrong_type;
  if (is_row(pin) || is_repeat(pin) || is_year(pin) || is_column(pin)) return Errc::easy_pin;
  return {};
}

}  // namespace cueline::auth
