// Whom an audience means, from the plan: before anybody asks who is at work.
#include <algorithm>

#include "tests/rules/book.hpp"

namespace cueline::rules {

People Book::asked_for(const AlertSent& fact, PersonId sender) const {
  constexpr ChannelId whole_school{3};
  const auto& plan = model_.plan;
  const auto& audience = fact.audience;
  People asked(audience.persons.begin(), audience.persons.end());
  People covering;
  const auto add = [&](const People& more) { asked.insert(more.begin(), more.end()); };
  for (const auto channel : audience.channels) add(plan.members.at(channel));
  for (const auto student : audience.students.value_or(AudiencePart<StudentId>())) {
    add(plan.members.at(plan.students.at(student)));
  }
  if (audience.rooms) {
    const std::set<RoomId> rooms(audience.rooms->begin(), audience.rooms->end());
    const auto starts = std::max(fact.starts.value_or(entry_->time).value, now());
    const auto from = fact.change ? fact.change->from_start.value : starts;
    const auto until = fact.change ? fact.change->from_end.value : fact.until.value;
    add(model_.in_rooms(rooms, {from, std::max(until, from + 1)}));
  }
  if (audience.everyone == Everyone::affected && fact.change) add(model_.touched(*announced(fact), fact.supersedes));
  for (const auto& [id, staff] : plan.staff) {
    const bool everybody = std::ranges::find(audience.channels, whole_school) != audience.channels.end();
    const bool in_role = std::ranges::find(audience.roles, staff.role) != audience.roles.end();
    const bool working = audience.everyone == Everyone::on_duty && model_.on_duty(id, now());
    const bool protects = fact.severity == 3;
    const bool here = (protects || audience.everyone == Everyone::on_site) && model_.on_site(id, now());
    const bool told_so = everybody && staff.role != Role::substitute;  // they see their rooms only
    if (told_so || in_role || working || here) asked.insert(id);
  }
  if (fact.severity == 3 && fact.supersedes) add(alerts_.at(*fact.supersedes).told);
  for (const auto& [id, cover] : model_.covers) {  // the part of who is absent falls to who covers them
    const Span span{cover.from.value, cover.until.value};
    const Span holds{fact.starts.value_or(entry_->time).value, fact.until.value};
    const bool runs = cover.state != CoverState::ended && span.meets(holds);
    if (runs && asked.contains(cover.instead_of) && model_.absent(cover.instead_of, now())) covering.insert(cover.by);
  }
  if (fact.template_code != "interpreter") add(covering);  // who stands in for an interpreter is none
  std::erase_if(asked, [&](PersonId id) { return id == sender || !model_.active(id, now()); });
  return asked;
}

// Who could stand in: at work, of a fitting role, with nothing to do and not in protected time. (Of substitutes it is
// not said here: they see some rooms only.)
People Book::who_could_cover(const CoverAsked& cover, PersonId sender) const {
  const auto teaches = [](Role role) { return role == Role::teacher || role == Role::specialist; };
  const auto instead_of = model_.plan.staff.at(cover.instead_of).role;
  const Span span{cover.from.value, cover.until.value};
  People persons;
  for (const auto& [id, staff] : model_.plan.staff) {
    if (id == sender || id == cover.instead_of || staff.role == Role::substitute) continue;
    const bool fits = teaches(instead_of) || instead_of == Role::substitute
                          ? teaches(staff.role)
                          : staff.role == instead_of || (instead_of == Role::para && teaches(staff.role));
    if (!fits || !model_.blocks(id, span).empty()) continue;
    const auto works = [&](std::int64_t time) { return model_.on_duty(id, time); };
    const auto busy = [&](std::int64_t time) { return model_.protects(id, time); };
    if (!works(now()) || !works(span.from) || !works(span.until - 1)) continue;
    if (!busy(now()) && !busy(span.from) && !busy(span.until - 1)) persons.insert(id);
  }
  return persons;
}

}  // namespace cueline::rules
