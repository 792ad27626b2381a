// `cueline serve`: opens the data folder, starts the engine and the port, runs until it is told to stop.
#pragma once

#include "server/config.hpp"

namespace cueline {

// Returns the exit code: 0 after SIGTERM or SIGINT, 5 when it could not start or the log failed; then one sentence is
// on standard error. A second signal ends the process at once.
[[nodiscard]] int run_server(const Config& config);

}  // namespace cueline
