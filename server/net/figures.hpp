// What this folder counts, for /metrics: added to on the loops, read by anybody.
#pragma once

#include <atomic>
#include <cstdint>

namespace cueline::net {

struct Figures {
  using Count = std::atomic<std::uint64_t>;
  Count accepted{0};      // TCP connections
  Count connections{0};   // open WebSockets past hello
  Count requests{0};      // HTTP requests
  Count refused_http{0};  // those answered with 4xx
  Count failed_http{0};   // those answered with 5xx
  Count frames_in{0};     // lines from clients
  Count bad_frames{0};    // those that could not be read
  Count over_rate{0};     // refused for coming too fast
  Count frames_out{0};    // to clients, counted four times a second
  Count bytes_out{0};     // of those frames
  Count histories{0};     // pages asked for
  Count catch_ups{0};     // chunks read from storage for connections
  Count too_slow{0};      // connections closed for not reading
  Count silent{0};        // connections that were gone without a word
  Count sign_ins{0};      // sessions made
  Count sign_in_refused{0};
};

inline void add(Figures::Count& count, std::uint64_t more = 1) { count.fetch_add(more, std::memory_order_relaxed); }
inline void take_one(Figures::Count& count) { count.fetch_sub(1, std::memory_order_relaxed); }

}  // namespace cueline::net
