// Students: whom the work is about. Who keeps the lists adds them; only their care team learns how they are.
#include <set>

#include "server/domain/access.hpp"
#include "server/domain/initials.hpp"
#include "server/domain/lookup.hpp"

namespace cueline::domain {
namespace {

const Channel* classroom(const School& school, ChannelId id) {
  const auto* const channel = lookup(school.channels, id);
  return channel && channel->channel_kind == ChannelKind::classroom ? channel : nullptr;
}

Name free_initials(const School& school, const Name& name, ChannelId room, StudentId but) {
  std::set<std::string> taken;
  for (const auto& [id, student] : school.students) {
    if (student.classroom == room && id != but) taken.insert(student.initials);
  }
  return initials_of(name, taken);
}

}  // namespace

Answer decide(const Asked& asked, const AddStudent& command) {
  const auto& school = asked.school;
  if (!access::keeps_lists(school, asked.by.id)) return Errc::not_allowed;
  if (!classroom(school, command.classroom)) return Errc::not_found;
  if (!all_active(school, command.care_team)) return Errc::not_found;

  // From here nothing can fail.
  const StudentId student{asked.upcoming(0)};
  const ChannelId care_team{asked.upcoming(1)};
  Decision decision;
  decision.drafts.push_back(
      {timeline_of(student),
       {},
       {},
       StudentAdded{command.name, free_initials(school, command.name, command.classroom, student), command.classroom}});
  // On the student's timeline, which the keepers of the lists read too; what is said in the channel they do not.
  decision.drafts.push_back(
      {timeline_of(student),
       {care_team},
       {},
       ChannelOpened{ChannelKind::care_team, "care_team", sorted_unique<PersonId>(command.care_team), student}});
  return decision;
}

Answer decide(const Asked& asked, const ChangeStudent& command) {
  const auto& school = asked.school;
  const auto* const student = lookup(school.students, command.student);
  if (!student || !access::may_read(school, asked.by.id, timeline_of(command.student))) return Errc::not_found;
  if (!access::keeps_lists(school, asked.by.id)) return Errc::not_allowed;
  if (command.classroom && !classroom(school, *command.classroom)) return Errc::not_found;

  StudentChanged changed{command.student, {}, {}, {}};
  if (command.name && command.name != student->name) changed.name = command.name;
  if (command.classroom && *command.classroom != student->classroom) changed.classroom = command.classroom;
  if (!changed.name && !changed.classroom) return Decision{};
  const auto initials = free_initials(school, changed.name.value_or(*student->name),
                                      changed.classroom.value_or(student->classroom), student->id);
  if (initials != student->initials) changed.initials = initials;
  return one({timeline_of(command.student), {}, {}, std::move(changed)});
}

void apply(School& school, const Entry& entry, const StudentAdded& fact) {
  const auto id = id_cast<StudentId>(entry.sequence);
  school.students[id] = Student{id, fact.name, fact.initials, fact.classroom, ChannelId{}};
  school.touch({record_kind<Student>, id.value});
  school.forget_readers(timeline_of(id));
}

void apply(School& school, const Entry&, const StudentChanged& fact) {
  auto& student = expect(school.students, fact.student);
  if (fact.name) student.name = *fact.name;
  if (fact.initials) student.initials = *fact.initials;
  if (fact.classroom) student.classroom = *fact.classroom;
  school.touch(name_of(student));
}

}  // namespace cueline::domain
