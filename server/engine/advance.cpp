// What happens because time passes.
#include <algorithm>
#include <utility>

#include "server/engine/impl.hpp"

namespace cueline::engine {

namespace {

constexpr std::int64_t loose_rows_wait_ms = 1000;

}  // namespace

void Engine::Impl::advance(Millis now) {
  if (pipeline.broken() || takes == Takes::nothing) return;
  const auto time = std::max(last, now);
  while (const auto due = timers.due(time)) {
    auto drafts = domain::on_due(school, *due, time);
    if (drafts.empty()) {  // not due after all
      timers.set(*due, std::nullopt, loose_rows);
      continue;
    }
    const auto done = carry_out(std::move(drafts), Cause{PersonId{}, "", time}, {}, {}, [](const Reply&) {});
    if (!done) break;  // storage cannot be read just now: it is still due
  }
  save_loose_rows(time);
}

// Read positions and the like usually go with the next command's batch; they need not wait for one for ever.
void Engine::Impl::save_loose_rows(Millis now) {
  if (loose_rows.empty()) return loose_since.reset();
  if (!loose_since) loose_since = now;
  if (now.value - loose_since->value < loose_rows_wait_ms) return;
  loose_since.reset();
  storage::Batch batch{.school = id, .entries = {}, .rewrites = {}, .rows = std::exchange(loose_rows, {})};
  pipeline.commit(std::move(batch), {}, [](boost::system::error_code) {});
}

}  // namespace cueline::engine
