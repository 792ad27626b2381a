// Who is where, and when somebody can be reached.
#include <algorithm>

#include "server/domain/access.hpp"
#include "server/domain/day.hpp"
#include "server/domain/hours.hpp"
#include "server/domain/lookup.hpp"

namespace cueline::domain {
namespace {

bool has(const std::optional<Languages>& languages, const Language& language) {
  return languages && std::find(languages->begin(), languages->end(), language) != languages->end();
}

// Whose student it is stays with the care team: everybody else learns that somebody is taken, and where.
void keep_private(const Asked& asked, DayBlock& block) {
  if (!block.student || reads(asked, timeline_of(*block.student))) return;
  block.student.reset();
  block.slot.reset();
  block.what = block.period.value_or("-");
}

PersonAt where(const Asked& asked, const Plan& plan, PersonId person, Millis time) {
  const auto& school = asked.school;
  PersonAt one{.person = person, .whereabouts = whereabouts(school, plan, person, time)};
  switch (one.whereabouts) {
    case Whereabouts::absent:
    case Whereabouts::off_duty: one.until = next_on_duty(school, person, time); return one;
    case Whereabouts::free: one.until = duty_end(school, person, time); return one;
    case Whereabouts::protected_time:
      if (const auto guarded = protected_now(school, person, time)) {
        one.why = guarded->why;
        one.until = guarded->until;
      }
      break;
    case Whereabouts::teaching: break;
  }
  one.block = block_now(plan, person);
  if (!one.block) return one;
  if (!one.until) one.until = one.block->end;
  keep_private(asked, *one.block);
  return one;
}

bool is_wanted(const WhoIs& question, const PersonAt& one) {
  if (question.room && !(one.block && one.block->room == question.room)) return false;
  return !question.free.value_or(false) || one.whereabouts == Whereabouts::free;
}

}  // namespace

result<Finding> find(const Asked& asked, const DayOf& question) {
  const auto person = question.person.value_or(asked.by.id);
  if (person != asked.by.id && !access::keeps_lists(asked.school, asked.by.id)) return Errc::not_allowed;
  if (!is_active(asked.school, person)) return Errc::not_found;
  if (question.date && !is_date(*question.date)) return Errc::no_such_date;
  auto day = day_of(asked.school, person, question.date.value_or(local(asked.school, asked.now).date));
  for (auto& block : day.blocks) keep_private(asked, block);
  const bool away = has_calendar(asked.school) && !on_duty(asked.school, person, asked.now);
  if (away) day.next_start = next_on_duty(asked.school, person, asked.now);
  return day;
}

result<Finding> find(const Asked& asked, const WhoIs& question) {
  Who who{.at = question.at.value_or(asked.now)};
  const Plan plan(asked.school, who.at, Millis{who.at.value + 1});
  for (const auto& [id, person] : asked.school.people) {
    if (!person.active || !access::may_see(asked.school, asked.by.id, person)) continue;
    const bool interprets = question.speaks && has(person.interprets, *question.speaks);
    if (question.speaks && !interprets && !has(person.speaks, *question.speaks)) continue;
    auto one = where(asked, plan, id, who.at);
    one.interprets = interprets;
    if (is_wanted(question, one)) who.persons.push_back(std::move(one));
  }
  std::sort(who.persons.begin(), who.persons.end(), [&](const PersonAt& a, const PersonAt& b) {
    return asked.school.people.at(a.person).name < asked.school.people.at(b.person).name;
  });
  return who;
}

result<Finding> find(const Asked& asked, const ReachableWhen& question) {
  const auto& school = asked.school;
  const auto* const person = lookup(school.people, question.person);
  if (!person || !person->active || !access::may_see(school, asked.by.id, *person)) return Errc::not_found;
  Reachable reachable{.whereabouts = whereabouts(school, person->id, asked.now)};
  if (const auto guarded = protected_now(school, person->id, asked.now)) reachable.why = guarded->why;
  const auto from = may_disturb_from(school, person->id, asked.now, Disturbance::message);
  if (from == asked.now) return reachable;
  reachable.from = from;
  reachable.instead = colleague_instead(school, person->id, asked.now, asked.by.id);
  return reachable;
}

}  // namespace cueline::domain
