// What /metrics says, in Prometheus's text format: counts and times, never names or words.
#pragma once

#include <string>

#include "server/engine/engine.hpp"
#include "server/net/figures.hpp"
#include "server/notify/figures.hpp"
#include "storage/figures.hpp"

namespace cueline::ops {

[[nodiscard]] std::string metrics_text(const net::Figures& net, const engine::Engine::Figures& engine,
                                       const storage::LogFigures& log, const notify::Figures& notify, bool ready);

}  // namespace cueline::ops
