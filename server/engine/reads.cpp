#include "server/engine/reads.hpp"

#include <charconv>
#include <string>
#include <utility>

#include "storage/keys.hpp"

namespace cueline::engine {

namespace keys = storage::keys;

result<Reads::Positions*> Reads::load(PersonId person) {
  if (const auto known = positions_.find(person); known != positions_.end()) return &known->second;
  Positions positions;
  const auto read = log_.rows(keys::prefix(keys::Table::read, school_, person.value),
                              [&](std::string_view key, std::string_view value) {
                                std::uint64_t sequence = 0;
                                std::from_chars(value.data(), value.data() + value.size(), sequence);
                                positions[TimelineId{keys::number_at(key, keys::second_offset)}] = Sequence{sequence};
                                return true;
                              });
  if (!read) return read.error();
  return &(positions_[person] = std::move(positions));
}

bool Reads::move(PersonId person, const ReadPosition& to, std::vector<storage::RowWrite>& rows) {
  const auto positions = load(person);
  if (!positions) return false;
  auto& position = (**positions)[to.timeline];
  if (to.sequence <= position) return false;
  position = to.sequence;
  rows.push_back({keys::read(school_, person, to.timeline), std::to_string(to.sequence.value)});
  return true;
}

void Reads::forget(TimelineId timeline, std::vector<storage::RowWrite>& rows) {
  for (auto& [person, positions] : positions_) {
    if (positions.erase(timeline) > 0) rows.push_back({keys::read(school_, person, timeline), std::nullopt});
  }
}

result<std::vector<ReadPosition>> Reads::of(PersonId person) {
  const auto positions = load(person);
  if (!positions) return positions.error();
  std::vector<ReadPosition> all;
  for (const auto& [timeline, sequence] : **positions) all.push_back({timeline, sequence});
  return all;
}

}  // namespace cueline::engine
