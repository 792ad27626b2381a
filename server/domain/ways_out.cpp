// Ways out of a clash that a change makes: somebody covers, somebody swaps, or it moves to when nobody has to choose.
#include "server/domain/access.hpp"
#include "server/domain/copies.hpp"
#include "server/domain/fair_order.hpp"
#include "server/domain/hours.hpp"
#include "server/domain/stretches.hpp"

namespace cueline::domain {
namespace {

constexpr std::size_t most_of_a_kind = 5;
constexpr std::int64_t day_ms = std::int64_t{24} * 60 * 60 * 1000;
constexpr std::int64_t grid_ms = std::int64_t{5} * 60 * 1000;  // a time that somebody would say

bool is_off(const DayBlock& block) { return block.cancelled.value_or(false); }

const DayBlock* block_of(const std::vector<DayBlock>& blocks, SlotId slot) {
  const auto found = std::find_if(blocks.begin(), blocks.end(), [&](const DayBlock& one) { return one.slot == slot; });
  return found == blocks.end() ? nullptr : &*found;
}

// The person's own piece of work that the change collides with, as a cover would ask for it.
CoverAsked to_cover(PersonId person, const DayBlock& clash) { return {person, clash.start, clash.end, clash.slot}; }

// Who could stand in, in fair order: not who is free only until the change itself brings them to work then.
std::vector<PersonId> who_could(const School& school, const Copies& copies, PersonId person, const DayBlock& clash,
                                Millis now) {
  auto persons = fair_order(school, to_cover(person, clash), now);
  std::erase_if(persons, [&](PersonId one) {
    const auto copy = copies.of(one);
    return copy && copy->now_start && copy->now_end &&
           overlap({*copy->now_start, *copy->now_end}, {clash.start, clash.end});
  });
  return persons;
}

// The time is that of the collision: whoever chooses any of the ways learns from it how long to stand in.
void add_covers(const std::vector<PersonId>& persons, const DayBlock& clash, std::vector<Way>& ways) {
  for (const auto one : persons) {
    if (ways.size() == most_of_a_kind) return;
    ways.push_back({WayOut::cover, one, {}, Stretch{clash.start, clash.end}});
  }
}

// Somebody who is free then and has work of the same kind on that day at a time when this person is free.
void add_swaps(const School& school, const Plan& plan, PersonId person, const DayBlock& clash,
               const std::vector<PersonId>& persons, Millis now, std::vector<Way>& ways) {
  std::size_t found = 0;
  for (const auto other : persons) {
    for (const auto& block : plan.blocks_of(other)) {
      if (found == most_of_a_kind) return;
      const bool alike = block.slot && !is_off(block) && !block.student && block.slot_kind == clash.slot_kind;
      if (!alike || block.start < now || !is_free(school, plan, person, {block.start, block.end})) continue;
      ways.push_back({WayOut::swap, other, block.slot, Stretch{block.start, block.end}});
      ++found;
      break;  // one offer a colleague
    }
  }
}

// Everybody whose day the change touches.
std::vector<PersonId> concerned(const School& school, const Copies& copies) {
  std::vector<PersonId> persons;
  for (const auto& [id, slots] : school.slots_of) {
    if (copies.of(id)) persons.push_back(id);
  }
  return persons;
}

// When any of these people has something else to do; what moves is in nobody's way.
Stretches taken(const Plan& plan, const DayChange& change, const std::vector<PersonId>& persons) {
  Stretches times;
  for (const auto one : persons) {
    for (const auto& block : plan.unchanged_blocks_of(one)) {
      const bool stays = !is_off(block) && block.slot_kind != SlotKind::pause && !touches(change, block);
      if (stays) times.push_back({block.start, block.end});
    }
  }
  return in_order(std::move(times));
}

bool suits(const School& school, const Stretches& busy, const std::vector<PersonId>& persons, const Stretch& time) {
  if (std::any_of(busy.begin(), busy.end(), [&](const Stretch& one) { return overlap(one, time); })) return false;
  return std::all_of(persons.begin(), persons.end(), [&](PersonId one) {
    return on_duty(school, one, time.start) && on_duty(school, one, Millis{time.end.value - 1});
  });
}

// The first time of that day, on a five-minute grid, when all are free; with the asked one's neighbours first.
void add_moves(const School& school, const Plan& plan, const DayChange& change, const std::vector<PersonId>& persons,
               const Stretch& day, Millis now, std::vector<Way>& ways) {
  const auto length = change.from_end.value - change.from_start.value;
  const auto wished = change.to_start.value_or(change.from_start);
  auto first = std::max(day.start, now);
  first.value += (grid_ms - first.value % grid_ms) % grid_ms;
  const auto busy = taken(plan, change, persons);
  std::optional<Stretch> nearest;
  const auto away = [&](const Stretch& one) { return std::abs(one.start.value - wished.value); };
  for (auto start = first; start.value + length <= day.end.value; start.value += grid_ms) {
    const Stretch time{start, Millis{start.value + length}};
    if (start == wished || start == change.from_start || (nearest && away(*nearest) <= away(time))) continue;
    if (suits(school, busy, persons, time)) nearest = time;
  }
  if (nearest) ways.push_back({WayOut::move, {}, {}, nearest});
}

}  // namespace

result<Finding> find(const Asked& asked, const WaysOut& question) {
  const auto& school = asked.school;
  const auto& change = question.change;
  const bool arranges = asked.by.role != Role::para && asked.by.role != Role::substitute;
  if (question.person != asked.by.id && !arranges) return Errc::not_allowed;
  if (!is_active(school, question.person)) return Errc::not_found;
  if (change.from_end <= change.from_start) return Errc::end_before_start;
  if (change.from_end.value > change.from_start.value + day_ms) return Errc::out_of_range;
  const Copies copies(school, change, nullptr);
  const auto copy = copies.of(question.person);
  Ways found;
  if (!copy || !copy->clash) return Finding{std::move(found)};

  const auto today = school_day(school, local(school, change.from_start).date);
  const Stretch day = today ? Stretch{today->start, today->end} : Stretch{change.from_start, change.from_end};
  const Plan plan(school, std::min(day.start, change.from_start), std::max(day.end, change.from_end));
  const auto blocks = plan.blocks_of(question.person);
  if (const auto* const clash = block_of(blocks, *copy->clash)) {
    const auto persons = who_could(school, copies, question.person, *clash, asked.now);
    add_covers(persons, *clash, found.ways);
    add_swaps(school, plan, question.person, *clash, persons, asked.now, found.ways);
  }
  add_moves(school, plan, change, concerned(school, copies), day, asked.now, found.ways);
  return Finding{std::move(found)};
}

}  // namespace cueline::domain
