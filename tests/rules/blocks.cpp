// What people are at: the timetable, and what changes, absences, covers and reassignments make of it.
#include <algorithm>
#include <limits>

#include "tests/rules/model.hpp"

namespace cueline::rules {

namespace {

bool takes_place(const Slot& slot, std::int64_t day, const Ringing& ringing) {
  const auto among = [](const auto& list, const auto& one) {
    return list.empty() || std::ranges::find(list, one) != list.end();
  };
  if (slot.first && day < days_of(*slot.first)) return false;
  if (slot.last && day > days_of(*slot.last)) return false;
  return among(slot.weekdays, Weekday{weekday_of(day)}) && among(slot.cycle_days, Code(ringing.code));
}

}  // namespace

// The timetable as it stands on paper.
std::vector<Block> Model::slots(PersonId person, const Span& time, std::optional<SlotId> only) const {
  std::vector<Block> all;
  for (auto day = plan.zone.day_at(time.from) - 1; day <= plan.zone.day_at(time.until) + 1; ++day) {
    const auto* const today = ringing(day);
    if (!today) continue;
    for (const auto& [id, slot] : plan.slots) {
      if (slot.person != person || (only && *only != id) || !takes_place(slot, day, *today)) continue;
      std::optional<Span> when;
      if (slot.period) {
        for (const auto& bell : today->bells) {
          if (bell.name == *slot.period) when = bell.time;
        }
      } else if (*slot.start < today->last_minute) {
        when = Span{plan.zone.at(day, *slot.start),
                    plan.zone.at(day, std::min<std::int64_t>(*slot.end, today->last_minute))};
      }
      if (when && when->meets(time)) all.push_back({*when, slot.what, id, slot.room, slot.group});
    }
  }
  return all;
}

namespace {

void cut_out(std::vector<Block>& blocks, const Span& gone) {
  std::vector<Block> left;
  for (const auto& block : blocks) {
    if (!block.time.meets(gone)) {
      left.push_back(block);
      continue;
    }
    for (const Span piece : {Span{block.time.from, gone.from}, Span{gone.until, block.time.until}}) {
      if (piece.from >= piece.until) continue;
      left.push_back(block);
      left.back().time = piece;
    }
  }
  blocks = std::move(left);
}

bool is_about(const DayChange& change, const Block& block) {
  const Span stretch{change.from_start.value, change.from_end.value};
  if (change.change_kind == DayChangeKind::dismissal) {
    return block.time.until > stretch.from && block.time.from < stretch.from + 12 * hour_ms;
  }
  return block.time.meets(stretch) && (!change.room || change.room == block.room) &&
         (!change.group || change.group == block.group) && (!change.what || *change.what == block.what);
}

// One change of one block, which is gone if it does not take place.
bool take_part(const DayChange& one, bool is_bus, Block& block) {
  switch (one.change_kind) {
    case DayChangeKind::cancelled: return false;
    case DayChangeKind::dismissal:
      if (is_bus) {  // leaves as much earlier as the day ends
        const auto earlier = one.from_end.value - one.from_start.value;
        block.time = {block.time.from - earlier, block.time.until - earlier};
        return true;
      }
      if (block.time.from >= one.from_start.value) return false;
      block.time.until = std::min(block.time.until, one.from_start.value);
      return true;
    case DayChangeKind::moved: {
      const bool to_the_end = block.time.until == one.from_end.value;
      const auto shift = one.to_start->value - one.from_start.value;
      block.time = {block.time.from + shift, block.time.until + shift};
      if (one.to_end && to_the_end) block.time.until = one.to_end->value;
      break;
    }
    case DayChangeKind::place: break;
  }
  if (one.to_room) block.room = one.to_room;
  return true;
}

struct Becomes {
  Block block;
  bool takes_place = true;
};

// Of two that move the same thing the later one holds, whatever the first made of it. What is about neither the time
// of the timetable nor the one that holds may be about the one that was announced by what it corrects.
void announce(const Announced& one, const Block& planned, bool is_bus, Becomes& part) {
  const auto take = [&] {
    if (part.takes_place) part.takes_place = take_part(one.change, is_bus, part.block);
  };
  if (is_about(one.change, planned)) {
    if (one.change.change_kind == DayChangeKind::moved) {
      part.block.time = planned.time;
      part.takes_place = true;
    }
    return take();
  }
  if (!part.takes_place) return;
  if (is_about(one.change, part.block)) return take();
  auto announced = part;
  for (const auto& earlier : one.corrects) announce({earlier, {}}, planned, is_bus, announced);
  announced.takes_place = true;
  if (!is_about(one.change, announced.block)) return;
  part = announced;
  take();
}

}  // namespace

// What alerts have moved, called off or put elsewhere.
void Model::change(Slots& slots, std::uint64_t known) const {
  Slots left;
  for (const auto& planned : slots) {
    Becomes part{planned};
    const bool is_bus = planned.slot && plan.slots.at(*planned.slot).slot_kind == SlotKind::bus;
    for (const auto& [id, one] : changes) {
      if (id.value > known) announce(one, planned, is_bus, part);
    }
    if (part.takes_place) left.push_back(part.block);
  }
  slots = std::move(left);
}

std::vector<Block> Model::blocks(PersonId person, const Span& time) const {
  const Span near{time.from - day_ms / 2, time.until + day_ms / 2};
  auto all = slots(person, near, {});
  change(all);
  for (const auto& [id, cover] : covers) {
    const Span span{cover.from.value, cover.until.value};
    if (cover.instead_of == person && !cover.slot) cut_out(all, span);
    if (cover.instead_of != person || !cover.slot) continue;
    std::erase_if(all, [&](const Block& block) { return block.slot == cover.slot && block.time.meets(span); });
  }
  for (const auto& [id, absence] : absences) {
    if (absence.person == person) cut_out(all, {absence.from.value, absence.until.value});
  }
  for (const auto& [id, cover] : covers) {
    if (cover.by != person) continue;
    auto theirs = slots(cover.instead_of, near, cover.slot);
    change(theirs);
    for (auto& block : theirs) {
      block.time = {std::max(block.time.from, cover.from.value), std::min(block.time.until, cover.until.value)};
      if (block.time.from < block.time.until) all.push_back(block);
    }
  }
  Slots elsewhere;
  for (const auto& [id, move] : moves) {
    if (move.person != person || move.called_off.value_or(false)) continue;
    const Span span{move.from.value, move.until.value};
    Slots there{{span, move.what, {}, move.room, move.group}};
    change(there, id.value);  // they were sent there on the day as it was by then
    cut_out(all, span);
    elsewhere.insert(elsewhere.end(), there.begin(), there.end());
  }
  all.insert(all.end(), elsewhere.begin(), elsewhere.end());
  std::erase_if(all, [&](const Block& block) { return !block.time.meets(time); });
  std::ranges::sort(all, {}, [](const Block& block) { return block.time.from; });
  return all;
}

namespace {

constexpr AlertId latest{std::numeric_limits<std::uint64_t>::max()};

Span days_around(const DayChange& change) {
  return {change.from_start.value - day_ms, change.from_start.value + 2 * day_ms};
}

}  // namespace

std::set<PersonId> Model::touched(const Announced& one, std::optional<AlertId> instead_of) const {
  auto before = *this;
  if (instead_of) before.changes.erase(*instead_of);
  auto after = before;
  after.changes[latest] = one;
  std::set<PersonId> persons;
  for (const auto& [id, staff] : plan.staff) {
    const auto near = days_around(one.change);
    if (before.blocks(id, near) != after.blocks(id, near)) persons.insert(id);
  }
  return persons;
}

bool Model::differs(PersonId person, const std::optional<Announced>& change, AlertId replaced) const {
  auto after = *this;
  after.changes.erase(replaced);
  if (change) after.changes[latest] = *change;
  std::vector<Span> near;
  if (change) near.push_back(days_around(change->change));
  if (const auto old = changes.find(replaced); old != changes.end()) near.push_back(days_around(old->second.change));
  return std::ranges::any_of(near,
                             [&](const Span& time) { return blocks(person, time) != after.blocks(person, time); });
}

std::set<PersonId> Model::in_rooms(const std::set<RoomId>& rooms, const Span& time) const {
  std::set<PersonId> there;
  for (const auto& [id, one] : plan.staff) {
    for (const auto& block : blocks(id, time)) {
      if (block.room && rooms.contains(*block.room)) there.insert(id);
    }
  }
  return there;
}

std::set<PersonId> Model::within_call(PersonId person, std::int64_t time) const {
  std::set<RoomId> near;
  for (const auto& block : blocks(person, {time, time + 1})) {
    if (!block.room) continue;
    near.insert(*block.room);
    for (const auto& [id, room] : plan.rooms) {
      const auto next = [&](const Room& one, RoomId other) {
        return std::ranges::find(one.next_to, other) != one.next_to.end();
      };
      if (next(room, *block.room) || next(plan.rooms.at(*block.room), id)) near.insert(id);
    }
  }
  auto there = in_rooms(near, {time, time + 1});
  there.erase(person);
  return there;
}

}  // namespace cueline::rules
