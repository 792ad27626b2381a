// The timetable of a stretch of time: slots, what alerts change of them, absences, covers and reassignments, in that
// order. Only the rows of that time are looked at for each person.
#include <algorithm>
#include <iterator>
#include <limits>

#include "server/domain/day.hpp"
#include "server/domain/lookup.hpp"
#include "server/domain/stretches.hpp"

namespace cueline::domain {
namespace {

constexpr int longest_days = 8;  // a week, begun in the middle of a day
constexpr std::int64_t day_ms = 86'400'000;
constexpr std::int64_t rest_of_a_day_ms = day_ms / 2;  // after an early dismissal

template <class T>
bool allows(const std::vector<T>& only, const T& value) {
  return only.empty() || std::find(only.begin(), only.end(), value) != only.end();
}

// When a slot takes place on a day of school, if it does.
std::optional<Stretch> time_of(const School& school, const Slot& slot, const SchoolDay& day) {
  if (slot.period) {
    for (const auto& period : day.periods) {
      if (period.name == *slot.period) return Stretch{period.start, period.end};
    }
    return std::nullopt;
  }
  if (!slot.start || !slot.end) return std::nullopt;
  Stretch time{at(school, day.date, *slot.start), at(school, day.date, *slot.end)};
  if (day.dismissed) time.end = std::min(time.end, *day.dismissed);
  return time.start < time.end ? std::optional(time) : std::nullopt;
}

DayBlock block_of(const Slot& slot, const Stretch& time) {
  return {time.start, time.end,    slot.slot_kind,
          slot.what,  slot.period, slot.id,
          slot.room,  slot.group,  slot.student,
          slot.mode,  {},          {},
          {},         {},          {},
          {}};
}

DayBlock block_of(const Reassignment& move) {
  DayBlock block{.start = move.from, .end = move.until, .what = move.what};
  block.slot_kind = move.student || move.group ? SlotKind::support : SlotKind::duty;
  block.room = move.room;
  block.group = move.group;
  block.student = move.student;
  block.mode = move.mode;
  block.reassignment = move.id;
  return block;
}

Stretch time_of(const DayBlock& block) { return {block.start, block.end}; }

// What is left of blocks when that time is taken out of them.
std::vector<DayBlock> cut(std::vector<DayBlock> blocks, const Stretches& taken) {
  const auto meets = [&](const DayBlock& block) {
    return std::any_of(taken.begin(), taken.end(), [&](const Stretch& gap) { return overlap(time_of(block), gap); });
  };
  if (std::none_of(blocks.begin(), blocks.end(), meets)) return blocks;
  std::vector<DayBlock> left;
  for (const auto& block : blocks) {
    for (const auto& piece : without({time_of(block)}, taken)) {
      left.push_back(block);
      left.back().start = piece.start;
      left.back().end = piece.end;
    }
  }
  return left;
}

bool counts(const Alert& alert) {
  return alert.change && alert.state != AlertState::cancelled && alert.state != AlertState::superseded;
}

std::vector<const DayChange*> corrected_by(const School& school, std::optional<AlertId> replaced) {
  std::vector<const DayChange*> changes;
  while (const auto* const old = replaced ? lookup(school.alerts, *replaced) : nullptr) {
    if (old->change) changes.insert(changes.begin(), &*old->change);
    replaced = old->supersedes;
  }
  return changes;
}

}  // namespace

std::optional<Stretch> time_on(const School& school, const Slot& slot, const SchoolDay& day, Weekday weekday) {
  if (!allows(slot.weekdays, weekday) || !allows(slot.cycle_days, day.cycle_day)) return std::nullopt;
  if ((slot.first && day.date < *slot.first) || (slot.last && *slot.last < day.date)) return std::nullopt;
  return time_of(school, slot, day);
}

bool touches(const DayChange& change, const DayBlock& block) {
  if (change.change_kind == DayChangeKind::dismissal) {
    return change.from_start < block.end && block.start.value < change.from_start.value + rest_of_a_day_ms;
  }
  if (!overlap({change.from_start, change.from_end}, time_of(block))) return false;
  return (!change.room || change.room == block.room) && (!change.group || change.group == block.group) &&
         (!change.what || *change.what == block.what);
}

DayBlock changed(DayBlock block, const DayChange& change, AlertId alert) {
  const auto before = time_of(block);
  block.alert = alert;
  switch (change.change_kind) {
    case DayChangeKind::cancelled: block.cancelled = true; break;
    case DayChangeKind::dismissal:
      // A bus leaves as much earlier as the day ends.
      if (block.slot_kind == SlotKind::bus) {
        const auto shift = change.from_start.value - change.from_end.value;
        if (!block.was_start) block.was_start = before.start;
        block.start.value += shift;
        block.end.value += shift;
        break;
      }
      block.end = std::min(block.end, change.from_start);
      if (block.end > block.start) break;
      block.end = before.end;
      block.cancelled = true;
      break;
    case DayChangeKind::moved:
      if (change.to_start) {
        const auto shift = change.to_start->value - change.from_start.value;
        block.start.value += shift;
        block.end.value += shift;
        if (change.to_end && before.end == change.from_end) block.end = *change.to_end;
        block.end = std::max(block.end, block.start);
        if (!block.was_start) block.was_start = before.start;
      }
      [[fallthrough]];
    case DayChangeKind::place:
      if (!change.to_room || change.to_room == block.room) break;
      if (!block.was_room) block.was_room = block.room;
      block.room = change.to_room;
      break;
  }
  return block;
}

Plan::Plan(const School& school, Millis from, Millis until) : school_(school), time_{from, until} {
  const auto last = local(school, Millis{std::max(from.value, until.value - 1)}).date;
  auto date = local(school, from).date;
  for (int i = 0; i < longest_days && date <= last; ++i, date = date_after(date, 1)) {
    if (auto day = school_day(school, date)) days_.push_back({std::move(day), weekday_of(date)});
  }
  // A whole day on either side: changes move things within their day.
  const auto is_near = [&](Millis start, Millis end) {
    return start.value < until.value + day_ms && from.value - day_ms < end.value;
  };
  const auto near = [&](const auto& row) { return is_near(row.from, row.until); };
  for (const auto& [id, alert] : school.alerts) {
    if (counts(alert) && is_near(alert.change->from_start, alert.change->from_end)) {
      changes_.push_back({id, &*alert.change, corrected_by(school, alert.supersedes)});
    }
  }
  for (const auto& [id, absence] : school.rows<Absence>()) {
    if (near(absence)) absences_.push_back(&absence);
  }
  for (const auto& [id, cover] : school.rows<Cover>()) {
    if (near(cover)) covers_.push_back(&cover);
  }
  for (const auto& [id, move] : school.rows<Reassignment>()) {
    if (near(move) && !move.called_off.value_or(false)) moves_.push_back(&move);
  }
}

std::vector<DayBlock> Plan::slots_of(PersonId person) const {
  return slots_in(person, {Millis{std::numeric_limits<std::int64_t>::min()}, Millis{limits::time_max}});
}

std::vector<DayBlock> Plan::slots_in(PersonId person, const Stretch& time) const {
  std::vector<DayBlock> blocks;
  const auto* const ids = lookup(school_.slots_of, person);
  if (!ids) return blocks;
  for (const auto& [day, weekday] : days_) {
    for (const auto id : *ids) {
      const auto& slot = *school_.row<Slot>(id.value);
      const auto when = time_on(school_, slot, *day, weekday);
      if (when && overlap(*when, time)) blocks.push_back(block_of(slot, *when));
    }
  }
  return blocks;
}

// Without a change that could move something into this time, nothing else need be looked at.
std::vector<DayBlock> Plan::changed_slots_of(PersonId person, bool with_changes) const {
  if (!with_changes || !has_changes()) return slots_in(person, time_);
  auto blocks = slots_of(person);
  change(blocks);
  return blocks;
}

Plan Plan::without(const Alert* replaced) const {
  auto other = *this;
  std::erase_if(other.changes_, [&](const Change& one) { return replaced && one.alert == replaced->id; });
  return other;
}

Plan Plan::with(const DayChange& change, const Alert* replaced) const {
  constexpr AlertId latest{std::numeric_limits<std::uint64_t>::max()};
  auto other = *this;
  const auto id = replaced ? std::optional(replaced->id) : std::nullopt;
  other.changes_.push_back({latest, &change, corrected_by(school_, id)});
  return other;
}

// What one alert makes of a block; `planned` is the block as if no alert had changed it.
void Plan::make(const Change& one, const DayBlock& planned, DayBlock& block) {
  if (touches(*one.change, planned)) {
    // Of two that move the same thing the later one holds, counted from the timetable.
    if (one.change->change_kind == DayChangeKind::moved) {
      block.start = planned.start;
      block.end = planned.end;
      block.cancelled.reset();
    }
    block = changed(std::move(block), *one.change, one.alert);
    return;
  }
  if (touches(*one.change, block)) {
    block = changed(std::move(block), *one.change, one.alert);
    return;
  }
  // A correction may name the time that was announced.
  auto announced = block;
  for (const auto* earlier : one.corrected) make({one.alert, earlier, {}}, planned, announced);
  announced.cancelled = block.cancelled;
  if (touches(*one.change, announced)) block = changed(std::move(announced), *one.change, one.alert);
}

void Plan::change(std::vector<DayBlock>& blocks) const {
  for (auto& block : blocks) {
    const auto planned = block;
    for (const auto& one : changes_) {
      // Who was sent somewhere was sent on the day as it had become till then.
      const bool is_known = block.reassignment && one.alert.value < block.reassignment->value;
      if (!is_known) make(one, planned, block);
    }
  }
}

std::vector<DayBlock> Plan::covered(const Cover& cover, bool with_changes) const {
  auto blocks = slots_of(cover.instead_of);
  if (with_changes) change(blocks);
  for (auto& block : blocks) {
    block.start = std::max(block.start, cover.from);
    block.end = std::min(block.end, cover.until);
    block.cover = cover.id;
  }
  std::erase_if(blocks, [&](const DayBlock& block) {
    return block.end <= block.start || (cover.slot && block.slot != cover.slot);
  });
  return blocks;
}

std::vector<DayBlock> Plan::made(PersonId person, bool with_changes) const {
  auto blocks = changed_slots_of(person, with_changes);
  Stretches away;
  for (const auto* absence : absences_) {
    if (absence->person == person) away.push_back({absence->from, absence->until});
  }
  for (const auto* cover : covers_) {
    if (cover->instead_of != person) continue;
    if (!cover->slot) {
      away.push_back({cover->from, cover->until});
    } else {
      std::erase_if(blocks, [&](const DayBlock& block) {
        return block.slot == cover->slot && overlap(time_of(block), {cover->from, cover->until});
      });
    }
  }
  blocks = cut(std::move(blocks), in_order(std::move(away)));
  for (const auto* cover : covers_) {
    if (cover->by != person) continue;
    auto theirs = covered(*cover, with_changes);
    std::move(theirs.begin(), theirs.end(), std::back_inserter(blocks));
  }
  Stretches elsewhere;
  std::vector<DayBlock> moves;
  for (const auto* move : moves_) {
    if (move->person != person) continue;
    elsewhere.push_back({move->from, move->until});
    moves.push_back(block_of(*move));
  }
  if (with_changes) change(moves);
  blocks = cut(std::move(blocks), in_order(std::move(elsewhere)));
  std::move(moves.begin(), moves.end(), std::back_inserter(blocks));
  std::erase_if(blocks, [&](const DayBlock& block) { return !overlap(time_, time_of(block)); });
  const auto before = [](const DayBlock& a, const DayBlock& b) {
    return std::tie(a.start, a.end, a.slot) < std::tie(b.start, b.end, b.slot);
  };
  if (!std::is_sorted(blocks.begin(), blocks.end(), before)) std::sort(blocks.begin(), blocks.end(), before);
  return blocks;
}

std::vector<DayBlock> Plan::blocks_of(PersonId person) const { return made(person, true); }

std::vector<DayBlock> Plan::unchanged_blocks_of(PersonId person) const { return made(person, false); }

}  // namespace cueline::domain
