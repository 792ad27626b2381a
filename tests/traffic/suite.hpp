// The suites of this folder. Each prints what it did and found, one line a part; true: all of it held.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace cueline::traffic {

struct Plan {
  std::filesystem::path scratch;      // an empty folder, on the disk to be used
  std::optional<std::uint64_t> size;  // none: the normal one; what it counts is the suite's
  std::uint64_t seed = 1;
  std::uint16_t first_port = 0;  // of the proxy's four; 0: any. The suite's script may lose packets on them.
};

// Messages through injured connections, lost packets and restarts: every reader is given each once, in order.
// Size: deliveries, eight of each message.
[[nodiscard]] bool run_network(const Plan& plan);
// The same with a fault left in, of each kind that the suite claims to see. True: each was noticed.
[[nodiscard]] bool run_network_controls(const Plan& plan);

// Ten times the rate the server was just seen to manage: alerts and their answers in 250 ms (p99), everything else told
// busy, kept by the clients and in the end there exactly once. Size: seconds of overload.
[[nodiscard]] bool run_overload(const Plan& plan);

// A tenth of the clients does not read: p99 of the others at most 1.2 times what it is when all read, memory bounded.
// Size of this and the next: seconds of all three parts.
[[nodiscard]] bool run_stopped(const Plan& plan);
// 10,000 sockets that mean no good: p99 of the honest at most twice what it is without, memory at most 256 MiB, and
// whoever is new comes in.
[[nodiscard]] bool run_hostile(const Plan& plan);
// True: it was noticed that nobody new came in.
[[nodiscard]] bool run_hostile_control(const Plan& plan);

// Everything at once for a long time: nobody is given anything wrong, and the server does not grow. Size: seconds.
[[nodiscard]] bool run_soak(const Plan& plan);
// True: a leak was noticed.
[[nodiscard]] bool run_soak_control(const Plan& plan);

}  // namespace cueline::traffic
