// What is a PIN, and which ones are the first that anybody tries.
#pragma once

#include <string_view>

#include "protocol/errors.hpp"

namespace cueline::auth {

// wrong_type: not 4 to 8 digits. easy_pin: rows (1234, 9630), repeats (0000, 1212, 123123), years (1987), 2580.
[[nodiscard]] boost::system::error_code check_pin(std::string_view pin);

}  // namespace cueline::auth
