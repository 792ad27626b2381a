// The closed lists of the protocol: values the code itself knows. What a school may edit is in catalog.hpp.
#pragma once

#include <boost/describe/enum.hpp>

namespace cueline {

BOOST_DEFINE_ENUM_CLASS(Role, para, teacher, specialist, office, admin, substitute)
BOOST_DEFINE_ENUM_CLASS(ChannelKind, school, classroom, team, care_team, direct)

// An observation: how the writer knows, and what is asked of the reader.
BOOST_DEFINE_ENUM_CLASS(Basis, saw, student_told_me, was_told)
BOOST_DEFINE_ENUM_CLASS(Urgency, fyi, when_you_can, come_now)
BOOST_DEFINE_ENUM_CLASS(ObservationAnswer, seen, used_it, lets_talk, words)

// An alert: who must answer, and what became of it.
BOOST_DEFINE_ENUM_CLASS(AnswerMode, all, first_taker, information)
BOOST_DEFINE_ENUM_CLASS(AlertAnswer, got_it, conflict)
BOOST_DEFINE_ENUM_CLASS(ConflictReason, with_another_student, outside_my_hours, not_my_role, needed_in_two_places,
                        something_else)
BOOST_DEFINE_ENUM_CLASS(AlertState, open, taken, ended, cancelled, superseded)

BOOST_DEFINE_ENUM_CLASS(IssueState, open, accepted, waiting, proposed, settled, declined)
BOOST_DEFINE_ENUM_CLASS(IssueStep, raised, given, accepted, answered, waiting, proposed, settled, reopened, declined)

BOOST_DEFINE_ENUM_CLASS(Mark, delivered, seen)

}  // namespace cueline
