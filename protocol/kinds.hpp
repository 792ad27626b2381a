// The closed lists of the protocol: values the code itself knows. What a school may edit is in catalog.hpp.
#pragma once

#include <boost/describe/enum.hpp>

namespace cueline {

BOOST_DEFINE_ENUM_CLASS(Role, para, teacher, specialist, office, admin, substitute)
BOOST_DEFINE_ENUM_CLASS(ChannelKind, school, classroom, team, care_team, direct)

// An observation: how the writer knows, and what is asked of the reader.
BOOST_DEFINE_ENUM_CLASS(Basis, saw, student_told_me, was_told)
BOOST_DEFINE_ENUM_CLASS(Urgency, fyi, when_you_can, come_now)
BOOST_DEFINE_ENUM_CLASS(ObservationAnswer, seen, used_it, lets_talk, words, on_my_way, try_this, not_now)
BOOST_DEFINE_ENUM_CLASS(BroughtTo, planning, admin, rest)
BOOST_DEFINE_ENUM_CLASS(ObservationRise, none, on_top, offered)

// An alert: who must answer, and what became of it.
BOOST_DEFINE_ENUM_CLASS(AnswerMode, all, first_taker, information)
BOOST_DEFINE_ENUM_CLASS(AlertAnswer, got_it, conflict, safe, need_help)
BOOST_DEFINE_ENUM_CLASS(ConflictReason, with_another_student, outside_my_hours, not_my_role, needed_in_two_places,
                        something_else)
BOOST_DEFINE_ENUM_CLASS(AlertState, open, taken, ended, cancelled, superseded)

BOOST_DEFINE_ENUM_CLASS(IssueState, open, accepted, waiting, proposed, settled, declined)
BOOST_DEFINE_ENUM_CLASS(IssueStep, raised, given, accepted, answered, waiting, proposed, settled, reopened, declined)

BOOST_DEFINE_ENUM_CLASS(Mark, delivered, seen)

// The school day.
BOOST_DEFINE_ENUM_CLASS(KeptKind, bells, room, slot, sign_rule, template_rule, issue_rule, pursuit_rule)
BOOST_DEFINE_ENUM_CLASS(PeriodKind, lesson, lunch, recess, assembly, planning, other)
BOOST_DEFINE_ENUM_CLASS(SlotKind, lesson, support, bus, lunch_duty, recess_duty, duty, planning, meeting, pause)
BOOST_DEFINE_ENUM_CLASS(SupportMode, whole_class, one_on_one, small_group, roaming, station, language_support)
BOOST_DEFINE_ENUM_CLASS(CoverState, planned, running, ended)
BOOST_DEFINE_ENUM_CLASS(Whereabouts, teaching, free, protected_time, absent, off_duty)

// Beyond channels, roles and persons: whose day a change touches, who works now, who is in the building today.
BOOST_DEFINE_ENUM_CLASS(Everyone, affected, on_duty, on_site)
BOOST_DEFINE_ENUM_CLASS(DayChangeKind, moved, cancelled, place, dismissal)
BOOST_DEFINE_ENUM_CLASS(WayOut, swap, cover, move)

// What a student's card is about, and how far it has come.
BOOST_DEFINE_ENUM_CLASS(CardKind, trigger, preference, strength, routine, strategy, goal)
BOOST_DEFINE_ENUM_CLASS(CardState, proposed, agreed, retired)
BOOST_DEFINE_ENUM_CLASS(Repetition, thrice_in_a_period, five_in_a_week, twice_the_mean)
BOOST_DEFINE_ENUM_CLASS(SuggestionState, open, drafted, sent, dismissed)

// Silence is the alarm: what is counted from, and what is done.
BOOST_DEFINE_ENUM_CLASS(CountedFrom, sent, half_left, start, period_end, day_end, school_days, due)
BOOST_DEFINE_ENUM_CLASS(PursuitAct, remind, push, push_and_email, name_to_neighbour, tell_sender, tell_office,
                        tell_admin, tell_owner, widen, put_on_top, offer_author, draft_issue)

// How somebody is, and what would help.
BOOST_DEFINE_ENUM_CLASS(CheckInMood, going_well, stretched, need_a_hand)
BOOST_DEFINE_ENUM_CLASS(HandNeeded, cover, talk, materials)
BOOST_DEFINE_ENUM_CLASS(PlanningState, asked, agreed, declined, kept, lost, taken_back)

// What a search finds, and in which order.
BOOST_DEFINE_ENUM_CLASS(FoundKind, message, observation, alert, issue, norms, kudos, planning)
BOOST_DEFINE_ENUM_CLASS(FoundOrder, newest, best)

// What became of a notice that left the page.
BOOST_DEFINE_ENUM_CLASS(NoticeState, queued, held, sent, accepted, shown, answered, failed, expired, withdrawn)

}  // namespace cueline
