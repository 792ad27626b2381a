#include "server/domain/fair_order.hpp"

#include <tuple>

#include "server/domain/access.hpp"
#include "server/domain/day.hpp"
#include "server/domain/hours.hpp"

namespace cueline::domain {
namespace {

// A para stands in for a para; who teaches, for a para and for who teaches. The rest for their own role.
bool may_be_asked(Role role, Role instead_of) {
  const auto teaches = [](Role one) {
    return one == Role::teacher || one == Role::specialist || one == Role::substitute;
  };
  if (teaches(instead_of)) return teaches(role);
  return role == instead_of || (instead_of == Role::para && teaches(role));
}

bool shares_language(const Person& one, const Person& other) {
  const auto& spoken = one.speaks;
  if (!other.speaks || other.speaks->empty()) return true;
  return spoken && std::any_of(spoken->begin(), spoken->end(), [&](const Language& language) {
           return std::find(other.speaks->begin(), other.speaks->end(), language) != other.speaks->end();
         });
}

// A substitute sees only the rooms of their pass.
bool is_within_rooms(const School& school, const Person& person, const std::vector<DayBlock>& work) {
  if (person.role != Role::substitute) return true;
  const auto own = [&](const DayBlock& block) {
    return block.group && access::may_read(school, person.id, timeline_of(*block.group));
  };
  return !work.empty() && std::all_of(work.begin(), work.end(), own);
}

bool is_asked_too_much(const School& school, PersonId person, const CoverAsked& cover, Millis now) {
  return protected_now(school, person, now) || protected_now(school, person, cover.from) ||
         protected_now(school, person, Millis{cover.until.value - 1});
}

// What is to be done, and everybody's plan for that time. Who is away has none of their own there: their slots are read
// as they stand in the timetable.
struct Work {
  Plan plan;
  std::vector<DayBlock> blocks = {};
  bool language = false;
};

Work work(const School& school, const CoverAsked& cover) {
  Work work{Plan(school, cover.from, cover.until)};
  work.blocks = work.plan.slots_of(cover.instead_of);
  std::erase_if(work.blocks, [&](const DayBlock& one) {
    return (cover.slot && one.slot != cover.slot) || one.end <= cover.from || cover.until <= one.start;
  });
  work.language = std::any_of(work.blocks.begin(), work.blocks.end(),
                              [](const DayBlock& one) { return one.mode == SupportMode::language_support; });
  return work;
}

bool can(const School& school, const CoverAsked& cover, const Work& work, const Person& person, Millis now) {
  const auto* const away = lookup(school.people, cover.instead_of);
  if (!away || !person.active || person.id == cover.instead_of || !may_be_asked(person.role, away->role)) return false;
  if (work.language && !shares_language(person, *away)) return false;
  return on_duty(school, person.id, now) && is_free(school, work.plan, person.id, {cover.from, cover.until}) &&
         !is_asked_too_much(school, person.id, cover, now) && is_within_rooms(school, person, work.blocks);
}

auto carried(const School& school, PersonId person) {
  const auto* const tally = school.row<Tally>(person.value);
  return tally ? std::tuple(tally->covers, tally->cover_minutes, person)
               : std::tuple(std::uint64_t{0}, std::uint64_t{0}, person);
}

}  // namespace

bool is_free(const School& school, const Plan& plan, PersonId person, const Stretch& time) {
  if (!on_duty(school, person, time.start) || !on_duty(school, person, Millis{time.end.value - 1})) return false;
  const auto blocks = plan.blocks_of(person);
  return std::none_of(blocks.begin(), blocks.end(), [&](const DayBlock& one) {
    return !one.cancelled.value_or(false) && one.start < time.end && time.start < one.end;
  });
}

bool can_stand_in(const School& school, const CoverAsked& cover, PersonId person, Millis now) {
  const auto* const known = lookup(school.people, person);
  return known && can(school, cover, work(school, cover), *known, now);
}

std::vector<PersonId> fair_order(const School& school, const CoverAsked& cover, Millis now) {
  const auto needed = work(school, cover);
  std::vector<PersonId> order;
  for (const auto& [id, person] : school.people) {
    if (can(school, cover, needed, person, now)) order.push_back(id);
  }
  std::sort(order.begin(), order.end(),
            [&](PersonId one, PersonId other) { return carried(school, one) < carried(school, other); });
  return order;
}

// The order says something of what others have carried: for who has to arrange it.
result<Finding> find(const Asked& asked, const CoverFor& question) {
  const auto& cover = question.cover;
  if (!asked.school.people.contains(cover.instead_of)) return Errc::not_found;
  const bool arranges = asked.by.role != Role::para && asked.by.role != Role::substitute;
  if (cover.instead_of != asked.by.id && !arranges) return Errc::not_allowed;
  if (cover.until <= cover.from) return Errc::end_before_start;
  if (cover.until <= asked.now) return Errc::until_in_the_past;
  return Finding{CoverOrder{fair_order(asked.school, cover, asked.now)}};
}

}  // namespace cueline::domain
