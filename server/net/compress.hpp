// Whole texts compressed as tightly as the libraries can: done once, at start.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cueline::net {

[[nodiscard]] std::optional<std::string> gzip(std::string_view text);
[[nodiscard]] std::optional<std::string> brotli(std::string_view text);

}  // namespace cueline::net
