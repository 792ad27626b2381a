// The rules of each noun, one file a noun: what domain.cpp dispatches to. Included by this folder only.
#pragma once

#include "server/domain/domain.hpp"
#include "server/domain/questions.hpp"

namespace cueline::domain {

// A command's surroundings. Who asks is active, and their pass has not ended.
struct Asked {
  const School& school;
  const Person& by;
  Millis now;
  const Entry* cited;  // as cites() named it, or none

  // The sequence that draft number `draft` of this decision will get.
  [[nodiscard]] std::uint64_t upcoming(std::size_t draft) const { return school.next().value + draft; }
};

// people.cpp
Answer decide(const Asked& asked, const AddPerson& command);
Answer decide(const Asked& asked, const ChangePerson& command);
Answer decide(const Asked& asked, const DeactivatePerson& command);
Answer decide(const Asked& asked, const ReactivatePerson& command);
Answer decide(const Asked& asked, const ChangeSchool& command);
void apply(School& school, const Entry& entry, const SchoolCreated& fact);
void apply(School& school, const Entry& entry, const SchoolChanged& fact);
void apply(School& school, const Entry& entry, const PersonAdded& fact);
void apply(School& school, const Entry& entry, const PersonChanged& fact);
void apply(School& school, const Entry& entry, const PersonDeactivated& fact);
void apply(School& school, const Entry& entry, const PersonReactivated& fact);
[[nodiscard]] bool pass_is_over(const Person& person, Millis now);
[[nodiscard]] Drafts on_due(const Person& person, Millis now);

// rows.cpp: the school's lists, one entry a row. The rules of each kind of row are its noun's.
Answer decide(const Asked& asked, const SetRows& command);
Answer decide(const Asked& asked, const RemoveRow& command);
void apply(School& school, const Entry& entry, const RowSet& fact);

// absences.cpp, covers.cpp, reassignments.cpp
Answer decide(const Asked& asked, const ReportAbsence& command);
Answer decide(const Asked& asked, const CancelAbsence& command);
Answer decide(const Asked& asked, const GiveCover& command);
Answer decide(const Asked& asked, const EndCover& command);
Answer decide(const Asked& asked, const Reassign& command);
Answer decide(const Asked& asked, const ConfirmReassignment& command);
Answer decide(const Asked& asked, const CallOffReassignment& command);
// interpreters.cpp
Answer decide(const Asked& asked, const AskInterpreter& command);
inline void apply(School&, const Entry&, const InterpreterDiverted&) {}
// cards.cpp, suggestions.cpp
Answer decide(const Asked& asked, const ProposeCard& command);
Answer decide(const Asked& asked, const AgreeCard& command);
Answer decide(const Asked& asked, const TickGoal& command);
Answer decide(const Asked& asked, const RetireCard& command);
Answer decide(const Asked& asked, const SendSuggestion& command);
Answer decide(const Asked& asked, const DismissSuggestion& command);
[[nodiscard]] Drafts on_due(const School& school, const Suggestion& suggestion, Millis now);
// students.cpp
Answer decide(const Asked& asked, const AddStudent& command);
Answer decide(const Asked& asked, const ChangeStudent& command);
void apply(School& school, const Entry& entry, const StudentAdded& fact);
void apply(School& school, const Entry& entry, const StudentChanged& fact);
// reveals.cpp
Answer decide(const Asked& asked, const RevealName& command);
void apply(School& school, const Entry& entry, const NameRevealed& fact);
[[nodiscard]] result<Finding> find(const Asked& asked, const NameOf& question);
[[nodiscard]] result<Finding> find(const Asked& asked, const NamesIn& question);
// channels.cpp
Answer decide(const Asked& asked, const OpenChannel& command);
Answer decide(const Asked& asked, const OpenDirect& command);
Answer decide(const Asked& asked, const RenameChannel& command);
Answer decide(const Asked& asked, const AddMembers& command);
Answer decide(const Asked& asked, const RemoveMember& command);
void apply(School& school, const Entry& entry, const ChannelOpened& fact);
void apply(School& school, const Entry& entry, const ChannelRenamed& fact);
void apply(School& school, const Entry& entry, const MembersAdded& fact);
void apply(School& school, const Entry& entry, const MemberRemoved& fact);
// messages.cpp
Answer decide(const Asked& asked, const PostMessage& command);
Answer decide(const Asked& asked, const EditMessage& command);
Answer decide(const Asked& asked, const RetractMessage& command);
// Messages have no record: the log is all there is of them.
inline void apply(School&, const Entry&, const MessagePosted&) {}
inline void apply(School&, const Entry&, const MessageEdited&) {}
inline void apply(School&, const Entry&, const MessageRetracted&) {}
inline void apply(School&, const Entry&, const AutoAnswered&) {}
// observations.cpp, observation_answers.cpp
Answer decide(const Asked& asked, const Observe& command);
Answer decide(const Asked& asked, const AnswerObservation& command);
Answer decide(const Asked& asked, const RetractObservation& command);
Answer decide(const Asked& asked, const CompleteObservation& command);
Answer decide(const Asked& asked, const BringObservation& command);
void apply(School& school, const Entry& entry, const ObservationSent& fact);
void apply(School& school, const Entry& entry, const ObservationAnswered& fact);
void apply(School& school, const Entry& entry, const ObservationRetracted& fact);
void apply(School& school, const Entry& entry, const ObservationCompleted& fact);
void apply(School& school, const Entry& entry, const ObservationBrought& fact);

// observation_pursuit.cpp
[[nodiscard]] Drafts on_due(const School& school, const Observation& observation, Millis now);
void rise(School& school, const Entry& entry, Observation& observation, const Pursued& fact);

// marks.cpp
Answer decide(const Asked& asked, const MarkItems& command);
void apply(School& school, const Entry& entry, const Marked& fact);

// alerts.cpp, alert_answers.cpp, alert_done.cpp
Answer decide(const Asked& asked, const SendAlert& command);
Answer decide(const Asked& asked, const AnswerAlert& command);
Answer decide(const Asked& asked, const FinishAlert& command);
Answer decide(const Asked& asked, const NudgeAlert& command);
Answer decide(const Asked& asked, const CancelAlert& command);
void apply(School& school, const Entry& entry, const AlertSent& fact);
void apply(School& school, const Entry& entry, const AlertAnswered& fact);
void apply(School& school, const Entry& entry, const AlertTaken& fact);
void apply(School& school, const Entry& entry, const AlertDone& fact);
void apply(School& school, const Entry& entry, const AlertNudged& fact);
void apply(School& school, const Entry& entry, const AlertSuperseded& fact);
void apply(School& school, const Entry& entry, const AlertCancelled& fact);
void apply(School& school, const Entry& entry, const AlertEnded& fact);
void apply(School& school, const Entry& entry, const AlertReached& fact);
void apply(School& school, const Entry& entry, const AlertWidened& fact);
[[nodiscard]] Drafts on_due(const School& school, const Alert& alert, Millis now);

// pursuits.cpp
void apply(School& school, const Entry& entry, const Pursued& fact);

// issues.cpp, issue_steps.cpp
Answer decide(const Asked& asked, const RaiseIssue& command);
Answer decide(const Asked& asked, const GiveIssue& command);
Answer decide(const Asked& asked, const AcceptIssue& command);
Answer decide(const Asked& asked, const AnswerIssue& command);
Answer decide(const Asked& asked, const WaitIssue& command);
Answer decide(const Asked& asked, const ProposeSettlement& command);
Answer decide(const Asked& asked, const AgreeSettlement& command);
Answer decide(const Asked& asked, const ReopenIssue& command);
Answer decide(const Asked& asked, const DeclineIssue& command);
void apply(School& school, const Entry& entry, const IssueRaised& fact);
void apply(School& school, const Entry& entry, const IssueMoved& fact);
[[nodiscard]] Drafts on_due(const School& school, const Issue& issue, Millis now);  // issue_pursuit.cpp

// Questions: whereabouts.cpp, student_days.cpp, moments.cpp, reach.cpp, ways_out.cpp, fair_order.cpp, trends.cpp,
// helped.cpp, comparisons.cpp, issue_figures.cpp, anonymous.cpp
[[nodiscard]] result<Finding> find(const Asked& asked, const DayOf& question);
[[nodiscard]] result<Finding> find(const Asked& asked, const StudentDayOf& question);
[[nodiscard]] result<Finding> find(const Asked& asked, const WhoIs& question);
[[nodiscard]] result<Finding> find(const Asked& asked, const WhenIs& question);
[[nodiscard]] result<Finding> find(const Asked& asked, const ReachOf& question);
[[nodiscard]] result<Finding> find(const Asked& asked, const WaysOut& question);
[[nodiscard]] result<Finding> find(const Asked& asked, const CoverFor& question);
[[nodiscard]] result<Finding> find(const Asked& asked, const TrendsOf& question, const Sightings& sightings);
[[nodiscard]] result<Finding> find(const Asked& asked, const HelpedBy& question, const Sightings& sightings);
[[nodiscard]] result<Finding> find(const Asked& asked, const BeforeAfter& question, const Sightings& sightings);
[[nodiscard]] result<Finding> find(const Asked& asked, const IssueFiguresOf& question);
[[nodiscard]] result<Finding> find(const Asked& asked, const AnonymousIssue& question);
[[nodiscard]] result<Finding> find(const Asked& asked, const ReachableWhen& question);

}  // namespace cueline::domain
