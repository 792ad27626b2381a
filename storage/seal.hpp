// The one door between an entry and its bytes on disk. Every stored entry begins with a header:
//   byte 0      format version (1)
//   byte 1      seal id: 0 = not sealed; other ids will name a key, so that a student's words can be erased with it
//   bytes 2-9   home timeline, big-endian: a scan decides who may read an entry without parsing it
// then the entry as JSON. Frozen like the keys.
#pragma once

#include <boost/system/result.hpp>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "protocol/ids.hpp"

namespace cueline::storage {

inline constexpr std::uint8_t entry_format = 1;
inline constexpr std::uint8_t seal_none = 0;
inline constexpr std::size_t seal_header_bytes = 10;

enum class SealFault { too_short = 1, unknown_format, unknown_seal };

struct Unsealed {
  TimelineId timeline;     // home
  std::string_view bytes;  // into what was given to open()
};

[[nodiscard]] std::string seal(TimelineId home, std::string_view bytes);
// Refuses whatever this version cannot have written.
[[nodiscard]] boost::system::result<Unsealed, SealFault> unseal(std::string_view stored);

// In words, for a log line or a finding.
[[nodiscard]] std::string_view describe(SealFault fault);

}  // namespace cueline::storage
