// Full names of students: whoever knows of a student may ask for the name, and that they did is written down. The name
// itself is in no entry that anybody reads and in no remembered answer: it is told to them alone, for a moment.
#include <algorithm>

#include "server/domain/access.hpp"
#include "server/domain/lookup.hpp"
#include "server/domain/name_words.hpp"

namespace cueline::domain {
namespace {

constexpr std::int64_t hour_ms = 3'600'000;

const Student* known_student(const Asked& asked, StudentId id) {
  const auto* const student = lookup(asked.school.students, id);
  return student && access::may_see(asked.school, asked.by.id, *student) ? student : nullptr;
}

bool is_older(const Revealed& one, Millis now) { return one.time.value + hour_ms <= now.value; }

// Of this person, in the last hour.
std::vector<Revealed> lately(const School& school, PersonId person, Millis now) {
  const auto* const row = school.row<Reveals>(person.value);
  auto all = row ? row->lately : std::vector<Revealed>();
  std::erase_if(all, [now](const Revealed& one) { return is_older(one, now); });
  return all;
}

std::set<std::string> words_of_staff(const School& school) {
  std::set<std::string> words;
  for (const auto& [id, person] : school.people) {
    if (!person.active) continue;
    for (auto& word : folded_words(person.name)) words.insert(std::move(word.letters));
  }
  return words;
}

}  // namespace

Answer decide(const Asked& asked, const RevealName& command) {
  if (!known_student(asked, command.student)) return Errc::not_found;
  if (lately(asked.school, asked.by.id, asked.now).size() >= limits::reveals_per_hour) return Errc::too_many_tries;

  // From here nothing can fail.
  return one({reveals_timeline, {}, {}, NameRevealed{command.student}});
}

void apply(School& school, const Entry& entry, const NameRevealed& fact) {
  Reveals reveals{entry.author, lately(school, entry.author, entry.time)};
  reveals.lately.push_back({fact.student, entry.time});
  school.rows<Reveals>().insert_or_assign(entry.author.value, std::move(reveals));
  school.touch({record_kind<Reveals>, entry.author.value});
}

result<Finding> find(const Asked& asked, const NameOf& question) {
  const auto* const student = known_student(asked, question.student);
  if (!student || !student->name) return Errc::not_found;
  const auto shown = lately(asked.school, asked.by.id, asked.now);
  const bool still = std::ranges::any_of(shown, [&](const Revealed& one) {
    return one.student == student->id && asked.now.value - one.time.value < std::int64_t{limits::reveal_ms};
  });
  if (!still) return Errc::wrong_state;
  return Finding(FullName{student->id, *student->name});
}

result<Finding> find(const Asked& asked, const NamesIn& question) {
  const NamesLookedFor looked_for(question.text, words_of_staff(asked.school));
  NamedStudents found;
  for (const auto& [id, student] : asked.school.students) {
    if (student.name && looked_for.has(*student.name) && known_student(asked, id)) found.students.push_back(id);
  }
  return Finding(std::move(found));
}

}  // namespace cueline::domain
