#include "server/domain/copies.hpp"

#include "server/domain/hours.hpp"

namespace cueline::domain {
namespace {

constexpr std::int64_t rest_of_a_day_ms = std::int64_t{12} * 60 * 60 * 1000;  // what an early dismissal touches

// All time that a change is about, and its replaced forerunner.
Stretch around(const DayChange& change, const Alert* replaced) {
  Stretch all{change.from_start, change.from_end};
  const auto include = [&](const DayChange& one) {
    const auto length = one.from_end.value - one.from_start.value;
    const auto to_start = one.to_start.value_or(one.from_start);
    const auto to_end = one.to_end.value_or(Millis{to_start.value + length});
    all.start = std::min({all.start, one.from_start, to_start});
    all.end = std::max({all.end, one.from_end, to_end});
    if (one.change_kind != DayChangeKind::dismissal) return;
    all.end = std::max(all.end, Millis{one.from_start.value + rest_of_a_day_ms});
  };
  include(change);
  if (replaced && replaced->change) include(*replaced->change);
  return all;
}

bool is_off(const DayBlock& block) { return block.cancelled.value_or(false); }

bool is_same(const ForYou& copy) {
  return copy.now_start == copy.was_start && copy.now_end == copy.was_end && copy.now_room == copy.was_room;
}

}  // namespace

Copies::Copies(const School& school, const DayChange& change, const Alert* replaced)
    : school_(school),
      change_(change),
      replaced_(replaced),
      plan_(school, around(change, replaced).start, around(change, replaced).end) {}

std::optional<DayBlock> Copies::clash(PersonId person, const DayBlock& moved) const {
  const auto standing = plan_.blocks_of(person);
  const auto* const block = clash_in(standing, moved);
  return block ? std::optional(*block) : std::nullopt;
}

const DayBlock* Copies::clash_in(const Blocks& standing, const DayBlock& moved) const {
  for (const auto& block : standing) {
    if (is_off(block) || block.slot_kind == SlotKind::pause) continue;
    if (block.end <= moved.start || moved.end <= block.start) continue;
    if ((block.slot && block.slot == moved.slot) || (block.group && block.group == moved.group)) continue;
    if (touches(change_, block)) continue;
    return &block;
  }
  return nullptr;
}

// `before` stands as it was announced until now; where it was by the timetable is in its was_start and was_room.
std::optional<ForYou> Copies::copy(PersonId person, const DayBlock& before, const Blocks& standing) const {
  const auto after = changed(before, change_, AlertId{});
  ForYou copy{.person = person, .slot = before.slot};
  if (!before.student) copy.what = before.what;
  copy.was_start = before.was_start.value_or(before.start);
  copy.was_end = Millis{copy.was_start->value + before.end.value - before.start.value};
  copy.was_room = before.was_room ? before.was_room : before.room;
  if (is_off(after)) return copy;
  copy.now_start = after.start;
  copy.now_end = after.end;
  copy.now_room = after.room;
  if (is_same(copy)) return std::nullopt;
  if (const auto* const other = clash_in(standing, after)) {
    copy.clash = other->slot;
    if (!other->student) copy.clash_what = other->what;
  }
  const bool paid = on_duty(school_, person, after.start) && on_duty(school_, person, Millis{after.end.value - 1});
  const bool was_paid = on_duty(school_, person, *copy.was_start);
  if (!paid && was_paid) copy.outside_hours = true;
  return copy;
}

std::optional<ForYou> Copies::of(PersonId person) const {
  const auto [place, is_new] = known_.try_emplace(person);
  if (is_new) place->second = made_for(person);
  return place->second;
}

// One copy a person: what takes place at another time or place says more than what is called off.
std::optional<ForYou> Copies::made_for(PersonId person) const {
  const auto standing = plan_.blocks_of(person);
  std::optional<ForYou> best;
  const auto consider = [&](const DayBlock& block) {
    if (is_off(block) || !touches(change_, block)) return;
    auto one = copy(person, block, standing);
    if (one && (!best || (!best->now_start && one->now_start))) best = std::move(one);
  };
  // What another alert has called off already is no news, unless it is given another time.
  const auto stays_off = [&](const DayBlock& block) {
    return change_.change_kind != DayChangeKind::moved &&
           std::any_of(standing.begin(), standing.end(), [&](const DayBlock& one) {
             const bool same = one.slot == block.slot && one.start == block.start;
             return is_off(one) && same && !(replaced_ && one.alert == replaced_->id);
           });
  };
  for (const auto& block : plan_.has_changes() ? plan_.unchanged_blocks_of(person) : standing) {
    if (!stays_off(block)) consider(block);
  }
  if (best || !replaced_) return best;
  // A correction may name the time that was announced instead of the timetable's.
  for (const auto& block : standing) {
    if (block.alert == replaced_->id) consider(block);
  }
  return best;
}

}  // namespace cueline::domain
