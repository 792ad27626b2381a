#include "tests/sim/script.hpp"

#include <array>
#include <vector>

#include "protocol/catalog.hpp"

namespace cueline::sim {

namespace {

constexpr std::int64_t minute = 60'000;

template <class Enum>
Enum any(Chance& chance, int count) {
  return static_cast<Enum>(chance.below(static_cast<std::uint64_t>(count)));
}

}  // namespace

// Usually one that exists; sometimes any number.
template <class Id, class T>
Id Script::one_of(const std::map<Id, T>& records) {
  if (records.empty() || chance_.one_in(12)) return Id{chance_.below(oracle_.facts().size() + 4)};
  return chance_.pick(records).first;
}

std::string Script::words(std::size_t most) {
  static constexpr std::array some{"Rm 12", "gym", "bell", "olá", "calm", "reading", "now", "thanks"};
  std::string text = chance_.pick(some);
  const auto size = chance_.one_in(10) ? most / 2 : 20;
  while (text.size() < size) text.append(" ").append(chance_.pick(some));
  return text;
}

MessageId Script::message() {
  const auto& facts = oracle_.facts();
  for (int tries = 0; tries < 12 && !facts.empty(); ++tries) {
    const auto& fact = chance_.pick(facts);
    if (std::holds_alternative<MessagePosted>(fact.entry.body)) return id_cast<MessageId>(fact.entry.sequence);
  }
  return MessageId{chance_.below(facts.size() + 4)};
}

ItemId Script::item() {
  const auto& school = oracle_.school();
  switch (chance_.below(4)) {
    case 0: return id_cast<ItemId>(one_of(school.observations));
    case 1: return id_cast<ItemId>(one_of(school.alerts));
    case 2: return id_cast<ItemId>(one_of(school.issues));
    default: return id_cast<ItemId>(message());
  }
}

TimelineId Script::timeline() {
  const auto& school = oracle_.school();
  switch (chance_.below(4)) {
    case 0: return timeline_of(one_of(school.people));
    case 1: return timeline_of(one_of(school.alerts));
    case 2: return timeline_of(one_of(school.students));
    default: return timeline_of(one_of(school.channels));
  }
}

Command Script::about_people(Millis now) {
  const auto& school = oracle_.school();
  const auto whom = one_of(school.people);
  switch (chance_.below(6)) {
    case 0:
      return AddPerson{words(40), any<Role>(chance_, 6), {}, Millis{now.value + chance_.between(-minute, 90 * minute)}};
    case 1: return ChangePerson{whom, {}, any<Role>(chance_, 6), {}, {}};
    case 2: return DeactivatePerson{whom};
    case 3: return AddStudent{words(40), one_of(school.channels), {one_of(school.people), one_of(school.people)}};
    case 4: return ChangeStudent{one_of(school.students), words(40), {}};
    default: return ReactivatePerson{whom};
  }
}

Command Script::about_channels() {
  const auto& school = oracle_.school();
  const auto channel = one_of(school.channels);
  const auto whom = one_of(school.people);
  switch (chance_.below(6)) {
    case 0: return OpenChannel{any<ChannelKind>(chance_, 5), words(60), {whom, one_of(school.people)}};
    case 1: return OpenDirect{whom};
    case 2: return RenameChannel{channel, words(60)};
    case 3: return RemoveMember{channel, whom};
    default: return AddMembers{channel, {whom}};
  }
}

Command Script::about_messages() {
  const auto& school = oracle_.school();
  switch (chance_.below(8)) {
    case 0: return EditMessage{message(), words(300)};
    case 1: return RetractMessage{message()};
    case 2: return PostMessage{timeline_of(one_of(school.alerts)), words(300), {}, {}};
    case 3: return PostMessage{timeline_of(one_of(school.issues)), words(300), {}, {}};
    case 4: return PostMessage{timeline_of(one_of(school.channels)), words(300), item(), {one_of(school.people)}};
    default: return PostMessage{timeline_of(one_of(school.channels)), words(2000), {}, {}};
  }
}

Command Script::about_observations(Millis now) {
  const auto& school = oracle_.school();
  switch (chance_.below(5)) {
    case 0:
      return AnswerObservation{one_of(school.observations), any<ObservationAnswer>(chance_, 4), Words(words(100))};
    case 1: return RetractObservation{one_of(school.observations)};
    case 2: return MarkItems{{item(), item()}, any<Mark>(chance_, 2)};
    default: {
      List<StudentId, limits::students_per_observation, 1> students{one_of(school.students)};
      if (chance_.one_in(3)) students.push_back(one_of(school.students));
      return Observe{students,
                     {Code(std::string(chance_.pick(catalog::signs).code))},
                     2,
                     {},
                     any<Basis>(chance_, 3),
                     any<Urgency>(chance_, 3),
                     words(200),
                     now};
    }
  }
}

Command Script::about_alerts(Millis now) {
  const auto& school = oracle_.school();
  const auto alert = one_of(school.alerts);
  switch (chance_.below(8)) {
    case 0: return NudgeAlert{alert};
    case 7: return FinishAlert{alert};
    case 1: return CancelAlert{alert, words(30)};
    case 2:
    case 3: {
      SendAlert command;
      command.template_code = std::string(chance_.pick(catalog::templates).code);
      command.title = words(60);
      command.mode = any<AnswerMode>(chance_, 3);
      command.until = Millis{now.value + chance_.between(-minute, 200 * minute)};
      command.audience.persons = {one_of(school.people), one_of(school.people)};
      if (chance_.one_in(2)) command.audience.channels = {one_of(school.channels)};
      if (chance_.one_in(5)) command.supersedes = alert;
      return command;
    }
    default: {
      AnswerAlert command{alert, any<AlertAnswer>(chance_, 2), {}, {}};
      if (chance_.one_in(2)) command.reason = any<ConflictReason>(chance_, 5);
      return command;
    }
  }
}

Command Script::about_issues() {
  const auto& school = oracle_.school();
  const auto issue = one_of(school.issues);
  const auto text = words(60);
  switch (chance_.below(10)) {
    case 0: return GiveIssue{issue, one_of(school.people)};
    case 1: return AcceptIssue{issue};
    case 2: return AnswerIssue{issue, text};
    case 3: return WaitIssue{issue, text, {}};
    case 4: return ProposeSettlement{issue, text};
    case 5: return AgreeSettlement{issue};
    case 6: return ReopenIssue{issue, text};
    case 7: return DeclineIssue{issue, text};
    default: {
      RaiseIssue command;
      command.issue_kind = std::string(chance_.pick(catalog::issue_kinds).code);
      command.title = text;
      if (chance_.one_in(3)) command.about = item();
      if (chance_.one_in(2)) command.owner = one_of(school.people);
      return command;
    }
  }
}

// The number of a row of this kind, if there is one.
template <class T>
std::uint64_t Script::row_of() {
  const auto& rows = oracle_.school().rows<T>();
  return rows.empty() || chance_.one_in(12) ? chance_.below(oracle_.facts().size() + 4) : chance_.pick(rows).first;
}

// Who is away, who stands in, who is sent elsewhere, and who is asked to interpret.
Command Script::about_the_day(Millis now) {
  const auto& people = oracle_.school().people;
  const Millis from{now.value + chance_.between(-10, 60) * minute};
  const Millis until{from.value + chance_.between(1, 300) * minute};
  switch (chance_.below(9)) {
    case 0: return ReportAbsence{one_of(people), from, until};
    case 1: return CancelAbsence{AbsenceId{row_of<Absence>()}};
    case 2: return GiveCover{one_of(people), one_of(people), from, until, {}, {}, words(40), {}};
    case 3: return EndCover{CoverId{row_of<Cover>()}, words(40)};
    case 4: {
      Reassign move{.person = one_of(people), .until = until, .what = words(30)};
      if (chance_.one_in(2)) move.other_end = one_of(people);
      return move;
    }
    case 5: return ConfirmReassignment{ReassignmentId{row_of<Reassignment>()}};
    case 6: return CallOffReassignment{ReassignmentId{row_of<Reassignment>()}};
    case 7: return ChangeSchool{{}, chance_.one_in(2) ? Name("Asia/Tokyo") : Name("America/New_York"), {}};
    default: return AskInterpreter{.language = "pt", .from = from, .until = until};
  }
}

Command Script::about_cards() {
  const auto& school = oracle_.school();
  switch (chance_.below(8)) {
    case 7: return TickGoal{CardId{row_of<Card>()}, !chance_.one_in(3)};
    case 0: return AgreeCard{CardId{row_of<Card>()}};
    case 1: return RetireCard{CardId{row_of<Card>()}, words(30)};
    case 2: return SendSuggestion{SuggestionId{row_of<Suggestion>()}, words(30)};
    case 3: return DismissSuggestion{SuggestionId{row_of<Suggestion>()}, words(30)};
    case 4: return BringObservation{one_of(school.observations), any<BroughtTo>(chance_, 3)};
    case 5: return CompleteObservation{.observation = one_of(school.observations), .after = Note(words(60))};
    default: return ProposeCard{one_of(school.students), any<CardKind>(chance_, 6), words(30), {}, {}, {}, {}};
  }
}

Command Script::about_working_together(Millis now) {
  const auto& school = oracle_.school();
  const PlanningId planning{row_of<Planning>()};
  switch (chance_.below(10)) {
    case 0:
    case 1: {
      AskPlanning ask{.persons = {one_of(school.people)}, .from = {now.value + 60 * minute}, .title = words(20)};
      ask.until = {ask.from.value + 30 * minute};
      return ask;
    }
    case 2: return AnswerPlanning{planning, chance_.one_in(2), words(20)};
    case 3: return AddPoint{planning, words(30), {}};
    case 4: return TakeBackPlanning{planning};
    case 5: return ClosePlanning{planning, false, words(20)};
    case 6: return AnswerCheckIn{one_of(school.channels), any<CheckInMood>(chance_, 3), {}};
    case 7: return GiveKudos{one_of(school.people), {}, words(30), {}, {}};
    case 8: return RetractKudos{KudosId{row_of<Kudos>()}};
    default: return SetNorms{one_of(school.channels), {{words(20), "", {}}}, chance_.below(3), {}};
  }
}

Command Script::next(PersonId me, Millis now) {
  const auto& people = oracle_.school().people;
  const auto person = people.find(me);
  const bool admin = person != people.end() && person->second.role == Role::admin;
  const auto what = chance_.below(23);
  if (what == 20) return about_the_day(now);
  if (what == 21) return about_cards();
  if (what == 22) return about_working_together(now);
  if (what < (admin ? 3U : 1U)) return about_people(now);
  if (what < (admin ? 6U : 3U)) return about_channels();
  if (what < 11) return about_messages();
  if (what < 14) return about_observations(now);
  if (what < 18) return about_alerts(now);
  return about_issues();
}

}  // namespace cueline::sim
