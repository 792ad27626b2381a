// The bugs that are planted where the engine, the read pool and the I/O threads hand something on.
#include <utility>

#include "tests/sim/server.hpp"

namespace cueline::sim {

engine::Batch Server::with_bug(engine::Batch batch) {
  auto& entries = batch.entries;
  if (entries.empty()) return batch;
  if (has_bug(Plant::published_entry_lost, 20)) entries.pop_back();
  if (has_bug(Plant::published_entry_twice, 20)) entries.push_back(entries.back());
  if (plant_ == Plant::published_out_of_order && entries.size() > 1) std::swap(entries.front(), entries.back());
  for (auto& entry : entries) {
    if (plant_ == Plant::alerts_wait_their_turn) entry.lane = engine::Lane::ordinary;
    if (plant_ == Plant::overtaking_not_told && entry.early) entry.early = entry.bytes;
    if (has_bug(Plant::published_to_everybody, 20)) {
      auto everybody = std::make_shared<std::vector<PersonId>>();
      for (const auto& person : engine_->people()) everybody->push_back(person.id);
      entry.readers = everybody;
    }
  }
  std::erase_if(batch.access, [this](const engine::AccessChange& change) {
    return plant_ == (change.lost ? Plant::access_lost_not_told : Plant::access_gained_not_told);
  });
  return batch;
}

PersonId Server::with_bug(PersonId asked_for) {
  if (!has_bug(Plant::snapshot_of_somebody_else, 4)) return asked_for;
  auto people = engine_->people();
  return people.empty() ? asked_for : chance_.pick(people).id;
}

engine::Plan Server::with_bug(engine::Plan plan) {
  if (plant_ == Plant::caught_up_from_one_too_far) ++plan.after.value;
  if (plant_ == Plant::caught_up_without_access)
    plan.sight = std::make_shared<const engine::Sight>(with_bug(*plan.sight));
  return plan;
}

result<engine::Chunk> Server::with_bug(result<engine::Chunk> chunk, const engine::Plan& plan) {
  if (!chunk && plant_ == Plant::failed_read_called_empty) return engine::Chunk{.up_to = plan.up_to, .parts = {}};
  if (chunk && plant_ == Plant::part_reaches_too_far && chunk->up_to < plan.up_to) ++chunk->up_to.value;
  return chunk;
}

engine::Sight Server::with_bug(engine::Sight sight) const {
  if (plant_ != Plant::caught_up_without_access && plant_ != Plant::history_without_access) return sight;
  for (std::uint64_t id = 1; id <= oracle_.facts().size(); ++id) sight.readable.insert(TimelineId{id});
  return sight;
}

}  // namespace cueline::sim
