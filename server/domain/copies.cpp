#include "server/domain/copies.hpp"

#include "server/domain/hours.hpp"

namespace cueline::domain {
namespace {

constexpr std::int64_t rest_of_a_day_ms = std::int64_t{12} * 60 * 60 * 1000;  // what an early dismissal touches

// The days that a change is about, and its replaced forerunner: other alerts move things within them.
Stretch around(const School& school, const DayChange& change, const Alert* replaced) {
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
  return {at(school, local(school, all.start).date, 0), at(school, date_after(local(school, all.end).date, 1), 0)};
}

bool is_off(const DayBlock& block) { return block.cancelled.value_or(false); }

std::vector<DayBlock> taking_place(std::vector<DayBlock> blocks) {
  std::erase_if(blocks, is_off);
  return blocks;
}

bool is_origin(const DayBlock& one, const DayBlock& other) {
  return one.slot == other.slot && one.reassignment == other.reassignment;
}

bool is_same(const DayBlock& one, const DayBlock& other) {
  return is_origin(one, other) && one.start == other.start && one.end == other.end && one.room == other.room;
}

// Takes out what both have.
void leave_differences(std::vector<DayBlock>& before, std::vector<DayBlock>& after) {
  std::erase_if(before, [&](const DayBlock& one) {
    const auto same = std::find_if(after.begin(), after.end(), [&](const DayBlock& two) { return is_same(one, two); });
    if (same == after.end()) return false;
    after.erase(same);
    return true;
  });
}

}  // namespace

Copies::Copies(const School& school, const DayChange& change, const Alert* replaced)
    : school_(school),
      change_(change),
      announced_(school, around(school, change, replaced).start, around(school, change, replaced).end),
      before_(announced_.without(replaced)),
      after_(before_.with(change, replaced)) {}

std::optional<DayBlock> Copies::clash(PersonId person, const DayBlock& moved) const {
  for (auto& block : announced_.blocks_of(person)) {
    if (is_off(block) || block.slot_kind == SlotKind::pause) continue;
    if (block.end <= moved.start || moved.end <= block.start) continue;
    if ((block.slot && block.slot == moved.slot) || (block.group && block.group == moved.group)) continue;
    if (block.reassignment && block.reassignment == moved.reassignment) continue;
    if (touches(change_, block)) continue;
    return std::move(block);
  }
  return std::nullopt;
}

// One of the two can be missing: it is called off, or it was not theirs.
ForYou Copies::copy(PersonId person, const DayBlock* before, const DayBlock* after) const {
  const auto& either = after ? *after : *before;
  ForYou copy{.person = person, .slot = either.slot};
  if (!either.student) copy.what = either.what;
  if (before) {
    copy.was_start = before->start;
    copy.was_end = before->end;
    copy.was_room = before->room;
  }
  if (!after) return copy;
  copy.now_start = after->start;
  copy.now_end = after->end;
  copy.now_room = after->room;
  if (const auto other = clash(person, *after)) {
    copy.clash = other->slot;
    if (!other->student) copy.clash_what = other->what;
  }
  const bool paid = on_duty(school_, person, after->start) && on_duty(school_, person, Millis{after->end.value - 1});
  const bool was_paid = !before || on_duty(school_, person, before->start);
  if (!paid && was_paid) copy.outside_hours = true;
  return copy;
}

std::optional<ForYou> Copies::of(PersonId person) const {
  const auto [place, is_new] = known_.try_emplace(person);
  if (is_new) place->second = made_for(person);
  return place->second;
}

std::optional<ForYou> Copies::made_for(PersonId person) const {
  auto before = taking_place(before_.blocks_of(person));
  auto after = taking_place(after_.blocks_of(person));
  leave_differences(before, after);
  if (before.empty() && after.empty()) return std::nullopt;
  if (after.empty()) return copy(person, &before.front(), nullptr);
  const auto& now = after.front();
  const auto was = std::find_if(before.begin(), before.end(), [&](const DayBlock& one) { return is_origin(one, now); });
  return copy(person, was == before.end() ? nullptr : &*was, &now);
}

bool Copies::stays_as_announced(PersonId person) const {
  auto before = taking_place(announced_.blocks_of(person));
  auto after = taking_place(after_.blocks_of(person));
  leave_differences(before, after);
  return before.empty() && after.empty();
}

}  // namespace cueline::domain
