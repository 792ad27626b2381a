// A student's full name: asked for, written down who asked, told for a moment. Everywhere else there are initials.
#pragma once

#include <boost/describe/class.hpp>
#include <vector>

#include "protocol/ids.hpp"
#include "protocol/values.hpp"

namespace cueline {

// ---- Full names ----

// Asks for a student's full name. An entry says who asked; the name itself is the answer to name_of.
struct RevealName {
  StudentId student;  // whose
};
BOOST_DESCRIBE_STRUCT(RevealName, (), (student))

// Whoever wrote this entry was shown a student's full name. Admins read it, on a timeline of its own.
struct NameRevealed {
  StudentId student;  // whose
};
BOOST_DESCRIBE_STRUCT(NameRevealed, (), (student))

// One full name that was shown.
struct Revealed {
  StudentId student;  // whose
  Millis time;        // when
  bool operator==(const Revealed&) const = default;
};
BOOST_DESCRIBE_STRUCT(Revealed, (), (student, time))

// The full names somebody was shown in the last hour: how many more they may see is counted from it. Told to nobody.
struct Reveals {
  PersonId id;                   // who
  std::vector<Revealed> lately;  // oldest first
  bool operator==(const Reveals&) const = default;
};
BOOST_DESCRIBE_STRUCT(Reveals, (), (id, lately))

// ---- Questions about full names ----

// The full name that one has just revealed, for as long as it may stand on a screen.
struct NameOf {
  StudentId student;  // whose
};
BOOST_DESCRIBE_STRUCT(NameOf, (), (student))

// Whose full names stand in a text, so that initials can take their place before it is sent.
struct NamesIn {
  Words text;  // as it would be sent
};
BOOST_DESCRIBE_STRUCT(NamesIn, (), (text))

// A student's full name: to be shown for half a minute, and kept nowhere.
struct FullName {
  StudentId student;  // whose
  Name name;          // in full
};
BOOST_DESCRIBE_STRUCT(FullName, (), (student, name))

// Students whose full names stand in a text; of those alone that whoever asks knows of.
struct NamedStudents {
  std::vector<StudentId> students;  // by id
};
BOOST_DESCRIBE_STRUCT(NamedStudents, (), (students))

}  // namespace cueline
