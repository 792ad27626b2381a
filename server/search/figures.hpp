// What search has done since it started.
#pragma once

#include <cstdint>

namespace cueline::search {

struct Figures {
  std::uint64_t indexed = 0;    // entries
  std::uint64_t questions = 0;  // answered with what was found
  std::uint64_t refused = 0;    // busy, not ready
  std::uint64_t made_anew = 0;  // how often the index was thrown away
  std::uint64_t position = 0;   // the last entry that is in it
  bool ready = false;           // questions are answered
};

}  // namespace cueline::search
