// Substitutes: they see their rooms, the people in them, admins and the office, and nothing else of the school. They do
// not read the school's own timeline, so what concerns them there reaches them as a snapshot.
#include "server/domain/substitutes.hpp"

#include <algorithm>

#include "server/domain/access.hpp"

namespace cueline::domain {
namespace {

bool stands_in_for(const School& school, PersonId by, PersonId other) {
  const auto& covers = school.rows<Cover>();
  return std::any_of(covers.begin(), covers.end(), [&](const auto& row) {
    const auto& cover = row.second;
    return cover.by == by && cover.instead_of == other && cover.state != CoverState::ended;
  });
}

struct Serves {
  const School& school;
  PersonId person;

  bool operator()(const Slot& slot) const {
    return slot.person == person || stands_in_for(school, person, slot.person);
  }
  bool operator()(const WorkHours& row) const { return row.id == person; }
  bool operator()(const Preferences& row) const {
    const auto* const other = lookup(school.people, row.id);
    return other && access::may_see(school, person, *other);
  }
  bool operator()(const Profile& row) const {
    const auto* const other = lookup(school.people, row.id);
    return other && access::may_see(school, person, *other);
  }
  bool operator()(const Absence& row) const { return row.person == person; }
  bool operator()(const Cover& row) const { return row.by == person || row.instead_of == person; }
  bool operator()(const auto&) const { return true; }  // bells, days, rooms, rules: what a day is made of
};

bool knows(const School& school, PersonId person, PersonId other) {
  const auto* const known = lookup(school.people, other);
  return known && access::may_see(school, person, *known);
}

// Whether an entry changes what a substitute sees, who does not read it.
struct Concerns {
  const School& school;
  const Entry& entry;
  PersonId person;

  bool operator()(const RowSet& fact) const {
    return entry.timeline == school_timeline && serves(school, person, fact.row);
  }
  bool operator()(const SchoolChanged&) const { return true; }
  bool operator()(const PersonAdded&) const { return knows(school, person, id_cast<PersonId>(entry.sequence)); }
  bool operator()(const PersonChanged& fact) const { return knows(school, person, fact.person); }
  bool operator()(const PersonDeactivated& fact) const { return knows(school, person, fact.person); }
  bool operator()(const PersonReactivated& fact) const { return knows(school, person, fact.person); }
  // A new face is a person they have not met yet, whichever timeline says so.
  bool operator()(const ChannelOpened&) const { return is_member(id_cast<ChannelId>(entry.sequence)); }
  bool operator()(const ChannelRenamed& fact) const { return is_member(fact.channel); }
  bool operator()(const MembersAdded& fact) const { return is_member(fact.channel); }
  bool operator()(const MemberRemoved& fact) const { return is_member(fact.channel); }
  bool operator()(const auto&) const { return false; }

 private:
  [[nodiscard]] bool is_member(ChannelId id) const {
    const auto* const channel = lookup(school.channels, id);
    return channel && holds(channel->members, person);
  }
};

}  // namespace

bool serves(const School& school, PersonId substitute, const Row& row) {
  return std::visit(Serves{school, substitute}, row);
}

bool share_a_room(const School& school, PersonId one, PersonId other) {
  return std::any_of(school.channels.begin(), school.channels.end(), [&](const auto& row) {
    return holds(row.second.members, one) && holds(row.second.members, other);
  });
}

void tell_all_substitutes(School& school, Sequence at) {
  for (const auto& [id, person] : school.people) {
    if (person.role == Role::substitute && person.active) school.gain(id, at);
  }
}

void tell_substitutes(School& school, const Entry& entry) {
  for (const auto& [id, person] : school.people) {
    if (person.role == Role::substitute && person.active && std::visit(Concerns{school, entry, id}, entry.body)) {
      school.gain(id, entry.sequence);
    }
  }
}

}  // namespace cueline::domain
