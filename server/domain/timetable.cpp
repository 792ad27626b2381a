// Rooms and the timetable: what may be set. Nobody is at two places at once on a day that both slots share.
#include <algorithm>

#include "server/domain/access.hpp"
#include "server/domain/rows.hpp"
#include "server/domain/school_time.hpp"

namespace cueline::domain {
namespace {

using boost::system::error_code;

struct Minutes {
  std::int64_t start, end;
};

// A classroom or team.
bool is_group(const School& school, ChannelId id) {
  const auto* const channel = lookup(school.channels, id);
  return channel && (channel->channel_kind == ChannelKind::classroom || channel->channel_kind == ChannelKind::team);
}

bool rings(const School& school, const Name& period) {
  for (const auto& [id, bells] : school.rows<Bells>()) {
    for (const auto& one : bells.periods) {
      if (one.name == period) return true;
    }
  }
  return false;
}

Refusal check_time(const Slot& row) {
  if (row.period && (row.start || row.end)) return {Errc::wrong_state, "/period"};
  if (!row.period && (!row.start || !row.end)) return {Errc::missing_field, row.start ? "/end" : "/start"};
  if (row.start && *row.end <= *row.start) return {Errc::end_before_start, "/end"};
  if (row.first && !is_date(*row.first)) return {Errc::no_such_date, "/first"};
  if (row.last && !is_date(*row.last)) return {Errc::no_such_date, "/last"};
  if (row.first && row.last && *row.last < *row.first) return {Errc::end_before_start, "/last"};
  return {};
}

Refusal check_codes(const School& school, const Slot& row) {
  if (row.period && !rings(school, *row.period)) return {Errc::unknown_code, "/period"};
  for (const auto& [id, calendar] : school.rows<Calendar>()) {
    const auto& cycle = calendar.cycle;
    for (std::size_t i = 0; i < row.cycle_days.size(); ++i) {
      const auto& code = row.cycle_days[i];
      if (std::none_of(cycle.begin(), cycle.end(), [&](const CycleDay& day) { return day.code == code; })) {
        return in_list("cycle_days", i, Errc::unknown_code);
      }
    }
  }
  return {};
}

Refusal check_place(const Asked& asked, const Slot& row) {
  if (row.room && !asked.school.row<Room>(row.room->value)) return {Errc::not_found, "/room"};
  if (row.group && !is_group(asked.school, *row.group)) return {Errc::not_found, "/group"};
  if (!row.student) return {};
  const auto* const student = lookup(asked.school.students, *row.student);
  if (!student) return {Errc::not_found, "/student"};
  const auto care_team = timeline_of(student->care_team);
  if (!access::may_read(asked.school, row.person, care_team)) return {Errc::not_on_care_team, "/student"};
  return {};
}

template <class T>
bool may_meet(const std::vector<T>& one, const std::vector<T>& other) {
  if (one.empty() || other.empty()) return true;
  return std::any_of(one.begin(), one.end(),
                     [&](const T& item) { return std::find(other.begin(), other.end(), item) != other.end(); });
}

bool dates_meet(const Slot& one, const Slot& other) {
  return !(one.last && other.first && *one.last < *other.first) &&
         !(other.last && one.first && *other.last < *one.first);
}

std::optional<Minutes> minutes_of(const Slot& slot, const Bells& bells) {
  if (!slot.period) return Minutes{*slot.start, *slot.end};
  for (const auto& period : bells.periods) {
    if (period.name == *slot.period) return Minutes{period.start, period.end};
  }
  return std::nullopt;
}

bool collide_under(const Slot& one, const Slot& other, const Bells& bells) {
  const auto a = minutes_of(one, bells);
  const auto b = minutes_of(other, bells);
  return a && b && a->start < b->end && b->start < a->end;
}

// In one room with two students, or on the move between rooms: that is one thing, told in two lines.
bool go_together(const Slot& one, const Slot& other) {
  const bool roaming = one.mode == SupportMode::roaming && other.mode == SupportMode::roaming;
  const bool same_room = one.room && one.room == other.room && one.student && other.student;
  return roaming || (same_room && one.student != other.student);
}

bool collide(const School& school, const Slot& one, const Slot& other) {
  if (one.person != other.person || go_together(one, other)) return false;
  if (!may_meet(one.weekdays, other.weekdays) || !may_meet(one.cycle_days, other.cycle_days)) return false;
  if (!dates_meet(one, other)) return false;
  if (!one.period && !other.period) return collide_under(one, other, Bells{});
  const auto& calendars = school.rows<Calendar>();
  if (calendars.empty()) {
    const auto& known = school.rows<Bells>();
    return std::any_of(known.begin(), known.end(),
                       [&](const auto& row) { return collide_under(one, other, row.second); });
  }
  for (const auto& day : calendars.begin()->second.cycle) {
    const bool both = may_meet<Code>(one.cycle_days, {day.code}) && may_meet<Code>(other.cycle_days, {day.code});
    const auto* const bells = school.row<Bells>(day.bells.value);
    if (both && bells && collide_under(one, other, *bells)) return true;
  }
  return false;
}

}  // namespace

std::optional<std::size_t> collision(const School& school, const std::vector<KeptRow>& rows) {
  std::vector<const Slot*> set;  // those before the one looked at, too
  const auto is_set_anew = [&](SlotId id) {
    return std::any_of(rows.begin(), rows.end(), [&](const KeptRow& row) {
      const auto* const slot = std::get_if<Slot>(&row);
      return slot && slot->id == id;
    });
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto* const slot = std::get_if<Slot>(&rows[i]);
    if (!slot) continue;
    const auto meets = [&](const Slot* other) { return collide(school, *slot, *other); };
    if (std::any_of(set.begin(), set.end(), meets)) return i;
    set.push_back(slot);
    const auto* const others = lookup(school.slots_of, slot->person);
    if (!others) continue;
    for (const auto id : *others) {
      if (!is_set_anew(id) && meets(school.row<Slot>(id.value))) return i;
    }
  }
  return std::nullopt;
}

Refusal check(const Asked& asked, const Room& row) {
  for (const auto& [id, other] : asked.school.rows<Room>()) {
    if (other.id != row.id && other.name == row.name) return {Errc::name_taken, "/name"};
  }
  if (row.channel && !is_group(asked.school, *row.channel)) return {Errc::not_found, "/channel"};
  for (std::size_t i = 0; i < row.next_to.size(); ++i) {
    if (!asked.school.row<Room>(row.next_to[i].value)) return in_list("next_to", i, Errc::not_found);
    if (row.next_to[i] == row.id) return in_list("next_to", i, Errc::wrong_state);
  }
  return {};
}

Refusal check(const Asked& asked, const Slot& row) {
  if (!is_active(asked.school, row.person)) return {Errc::not_found, "/person"};
  if (auto refusal = check_time(row)) return refusal;
  if (auto refusal = check_codes(asked.school, row)) return refusal;
  return check_place(asked, row);
}

error_code check_removal(const Asked& asked, const Room& row) {
  const auto is_there = [&](const auto& named) { return named.second.room == row.id; };
  const auto& slots = asked.school.rows<Slot>();
  const auto& moves = asked.school.rows<Reassignment>();
  if (std::any_of(slots.begin(), slots.end(), is_there)) return Errc::wrong_state;
  if (std::any_of(moves.begin(), moves.end(), is_there)) return Errc::wrong_state;
  for (const auto& [id, other] : asked.school.rows<Room>()) {
    if (std::find(other.next_to.begin(), other.next_to.end(), row.id) != other.next_to.end()) return Errc::wrong_state;
  }
  return {};
}

}  // namespace cueline::domain
