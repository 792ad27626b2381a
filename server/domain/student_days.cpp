// A student's day, by everybody's timetable: what is planned with them or their class, what was moved of it, and who is
// with them. For the care team, whoever of them asks and wherever they are.
#include <algorithm>
#include <tuple>

#include "server/domain/access.hpp"
#include "server/domain/day.hpp"
#include "server/domain/lookup.hpp"
#include "server/domain/watching.hpp"

namespace cueline::domain {
namespace {

// Work about students, not breaks or planning in the same room.
bool is_shown(const DayBlock& block) {
  return block.slot_kind != SlotKind::pause && block.slot_kind != SlotKind::planning &&
         block.slot_kind != SlotKind::meeting;
}

StudentBlock as_theirs(const DayBlock& block) {
  StudentBlock theirs{.start = block.start, .end = block.end, .what = block.what, .period = block.period};
  theirs.room = block.room;
  theirs.student = block.student;
  if (block.student) theirs.mode = block.mode;  // with a class each may be there in another way
  theirs.cancelled = block.cancelled;
  theirs.was_start = block.was_start;
  theirs.was_room = block.was_room;
  return theirs;
}

auto place_of(const StudentBlock& block) {
  return std::tie(block.start, block.end, block.what, block.room, block.student, block.cancelled, block.was_start);
}

void add(std::vector<StudentBlock>& blocks, StudentBlock block, PersonId person) {
  const auto same = std::find_if(blocks.begin(), blocks.end(),
                                 [&](const StudentBlock& one) { return place_of(one) == place_of(block); });
  if (same != blocks.end()) {
    if (!holds(same->persons, person)) same->persons.push_back(person);  // people are gone through in order
    return;
  }
  block.persons.push_back(person);
  blocks.push_back(std::move(block));
}

}  // namespace

result<Finding> find(const Asked& asked, const StudentDayOf& question) {
  const auto& school = asked.school;
  const auto* const student = lookup(school.students, question.student);
  if (!student || !access::may_read(school, asked.by.id, timeline_of(student->care_team))) return Errc::not_found;
  if (question.date && !is_date(*question.date)) return Errc::no_such_date;
  StudentDay day{.date = question.date.value_or(local(school, asked.now).date), .student = student->id};
  if (const auto ringing = school_day(school, day.date)) day.periods = ringing->periods;
  const Plan plan(school, at(school, day.date, 0), at(school, date_after(day.date, 1), 0));
  for (const auto& [id, person] : school.people) {
    if (!person.active || !access::may_see(school, asked.by.id, person)) continue;
    for (const auto& block : plan.blocks_of(id)) {
      const bool of_another = block.student && block.student != student->id;
      if (is_shown(block) && !of_another && is_with(school, *student, block)) {
        add(day.blocks, as_theirs(block), id);
      }
    }
  }
  // Of two at once the one with the student alone is where they are.
  std::sort(day.blocks.begin(), day.blocks.end(), [](const StudentBlock& a, const StudentBlock& b) {
    return std::tuple(a.start, !a.student, a.end) < std::tuple(b.start, !b.student, b.end);
  });
  return day;
}

}  // namespace cueline::domain
