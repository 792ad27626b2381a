#include "tests/domain/workload.hpp"

#include <array>

#include "protocol/catalog.hpp"
#include "protocol/due.hpp"
#include "protocol/errors.hpp"

namespace cueline::domain::test {

Workload::Workload(unsigned seed) : random_(seed) {
  const PersonId admin{ledger.found("Harbor School", "Person 0").at(1).value};
  const auto second_admin = seed % 2 == 0 ? Role::admin : Role::teacher;
  for (const auto role : {Role::teacher, Role::teacher, Role::para, Role::para, Role::para, Role::specialist,
                          Role::office, second_admin, Role::substitute}) {
    (void)ledger.ask(admin, AddPerson{"Person " + std::to_string(ledger.school.head.value), role, {}, {}});
  }
  for (const auto* name : {"Room 1", "Room 2"}) {
    (void)ledger.ask(admin, OpenChannel{ChannelKind::classroom, name, {PersonId{4}, PersonId{6}, PersonId{7}}});
  }
  for (int student = 0; student < 4; ++student) {
    (void)ledger.ask(admin, AddStudent{"Jo Lee", one_of(ledger.school.channels), {PersonId{4}, PersonId{6}}});
  }
}

void Workload::step() {
  if (one_in(12)) let_time_pass();
  // Some taps come twice.
  if (!last_ || !one_in(8)) {
    const auto command = some_command();
    last_.emplace(one_in(3) ? somebody() : somebody_who_may(command), command);
  }
  const auto answer = ledger.ask(last_->first, last_->second);
  ++answers[answer ? (answer->empty() ? "nothing new" : "ok")
                   : std::string(error_row(static_cast<Errc>(answer.error().why.value())).name)];
}

// Minutes, mostly; sometimes days, so that passes end and closed things retire. What is due fires, as it would.
void Workload::let_time_pass() {
  ledger.pass(static_cast<std::int64_t>(1 + below(one_in(8) ? 9 * day_ms : 20 * minute_ms)));
  std::vector<std::uint64_t> due;
  const auto collect = [&](const auto& records) {
    for (const auto& [id, record] : records) {
      const auto when = due_of(record);
      if (when && *when <= ledger.now) due.push_back(id.value);
    }
  };
  collect(ledger.school.people);
  collect(ledger.school.alerts);
  collect(ledger.school.observations);
  for (const auto id : due) ledger.due(id);
}

// Usually of the kind that is asked for; sometimes any number, so that strangers and nonsense are part of every run.
template <class Map>
typename Map::key_type Workload::one_of(const Map& records) {
  using Id = typename Map::key_type;
  if (records.empty() || one_in(10)) return Id{below(ledger.school.head.value + 3)};
  return std::next(records.begin(), static_cast<std::ptrdiff_t>(below(records.size())))->first;
}

PersonId Workload::somebody() { return one_of(ledger.school.people); }

PersonId Workload::somebody_who_may(const Command& command) {
  for (int tries = 0; tries < 12; ++tries) {
    const auto person = somebody();
    if (ledger.would_accept(person, command)) return person;
  }
  return PersonId{2};  // the first admin
}

MessageId Workload::some_message() {
  for (int tries = 0; tries < 20; ++tries) {
    const auto& entry = ledger.log[below(ledger.log.size())];
    if (std::holds_alternative<MessagePosted>(entry.body)) return id_cast<MessageId>(entry.sequence);
  }
  return MessageId{below(ledger.school.head.value + 3)};
}

std::vector<PersonId> Workload::some_people() {
  std::vector<PersonId> persons(1 + below(4));
  for (auto& person : persons) person = somebody();
  return persons;
}

Audience Workload::some_audience() {
  Audience audience;
  if (!one_in(3)) audience.channels.push_back(one_of(ledger.school.channels));
  if (one_in(4)) audience.roles.push_back(static_cast<Role>(below(6)));
  if (one_in(3)) audience.persons = some_people();
  return audience;
}

Command Workload::some_command() {
  switch (below(8)) {
    case 0: return about_people();
    case 1: return about_channels();
    case 2: return about_messages();
    case 3:
    case 4: return about_observations();
    case 5:
    case 6: return about_alerts();
    default: return about_issues();
  }
}

Command Workload::about_people() {
  const Name name = "Person " + std::to_string(below(40));
  const auto role = static_cast<Role>(below(6));
  std::optional<Millis> until;
  if (one_in(3)) until = Millis{ledger.now.value - hour_ms + static_cast<std::int64_t>(below(30 * day_ms))};
  switch (below(7)) {
    case 0: return AddPerson{name, role, {}, until};
    case 1: return ChangePerson{somebody(), {}, role, {}, until};
    case 2: return ChangePerson{somebody(), name, {}, "Title", {}};
    case 6: return ChangeSchool{name, one_in(2) ? "Asia/Tokyo" : "America/New_York", {}};
    case 3: return DeactivatePerson{somebody()};
    default: return ReactivatePerson{somebody()};
  }
}

Command Workload::about_channels() {
  const Name name = "Room " + std::to_string(below(9));
  switch (below(8)) {
    case 0: return OpenChannel{static_cast<ChannelKind>(below(5)), name, some_people()};
    case 1: return OpenDirect{somebody()};
    case 2: return RenameChannel{one_of(ledger.school.channels), name};
    case 3: return RemoveMember{one_of(ledger.school.channels), somebody()};
    case 4: return AddStudent{one_in(2) ? "Jo Lee" : "Ada Roy", one_of(ledger.school.channels), some_people()};
    case 5: return ChangeStudent{one_of(ledger.school.students), "Jo Low", one_of(ledger.school.channels)};
    case 6: return RevealName{one_of(ledger.school.students)};
    default: return AddMembers{one_of(ledger.school.channels), some_people()};
  }
}

Command Workload::about_messages() {
  PostMessage post{timeline_of(one_of(ledger.school.channels)), "Words", {}, {}};
  if (one_in(4)) post.timeline = timeline_of(one_of(ledger.school.alerts));
  if (one_in(4)) post.timeline = timeline_of(one_of(ledger.school.issues));
  if (one_in(3)) post.mentions = some_people();
  switch (below(6)) {
    case 0: return EditMessage{some_message(), "Other words " + std::to_string(below(5))};
    case 1: return RetractMessage{some_message()};
    case 2:
      post.reply_to = id_cast<ItemId>(some_message());
      post.timeline = ledger.log.at(std::max<std::uint64_t>(1, post.reply_to->value) % ledger.log.size()).timeline;
      return post;
    default: return post;
  }
}

Command Workload::about_observations() {
  Observe observe;
  observe.students = {one_of(ledger.school.students)};
  observe.signs = {Code(std::string(catalog::signs.at(below(catalog::signs.size())).code))};
  if (one_in(12)) observe.signs.push_back("no_such_sign");
  observe.seen_at = Millis{ledger.now.value - static_cast<std::int64_t>(below(8 * day_ms))};
  AnswerObservation answer{one_of(ledger.school.observations), static_cast<ObservationAnswer>(below(7)), {}};
  if (one_in(2)) answer.text = "Thanks";
  switch (below(9)) {
    case 0:
    case 1: return answer;
    case 6: return about_cards();
    case 7: {
      CompleteObservation complete{.observation = one_of(ledger.school.observations), .did = "Sat with them"};
      if (one_in(2)) complete.after = "Calm again";
      if (one_in(3)) complete.card = CardId{some_row<Card>()};
      return complete;
    }
    case 8: return BringObservation{one_of(ledger.school.observations), static_cast<BroughtTo>(below(3))};
    case 2: return RetractObservation{one_of(ledger.school.observations)};
    case 3:
      return MarkItems{{id_cast<ItemId>(one_of(ledger.school.observations)),
                        id_cast<ItemId>(one_of(ledger.school.alerts)), id_cast<ItemId>(one_of(ledger.school.issues))},
                       static_cast<Mark>(below(2))};
    default: return observe;
  }
}

Command Workload::about_cards() {
  const auto kind = static_cast<CardKind>(below(6));
  ProposeCard card{one_of(ledger.school.students), kind, "Card " + std::to_string(below(9)), "", {}, {}, {}};
  if (kind == CardKind::routine) card.steps = {"First", "Then"};
  if (one_in(3)) card.replaces = CardId{some_row<Card>()};
  switch (below(5)) {
    case 0: return AgreeCard{CardId{some_row<Card>()}};
    case 1: return RetireCard{CardId{some_row<Card>()}, "It does not help"};
    case 2: return TickGoal{CardId{some_row<Card>()}, !one_in(3)};
    default: return card;
  }
}

Command Workload::about_alerts() {
  SendAlert alert;
  alert.template_code = Code(std::string(catalog::templates.at(below(catalog::templates.size())).code));
  if (one_in(20)) alert.template_code = "no_such_kind";
  alert.title = "A change";
  alert.severity = static_cast<std::int64_t>(below(3));
  alert.mode = static_cast<AnswerMode>(below(3));
  alert.until =
      Millis{ledger.now.value - minute_ms + static_cast<std::int64_t>(below(one_in(9) ? 20 * day_ms : day_ms))};
  alert.audience = some_audience();
  if (one_in(5)) alert.supersedes = one_of(ledger.school.alerts);
  AnswerAlert answer{one_of(ledger.school.alerts), static_cast<AlertAnswer>(below(2)), {}, {}};
  if (!one_in(6)) answer.reason = static_cast<ConflictReason>(below(5));
  switch (below(9)) {
    case 0: return NudgeAlert{one_of(ledger.school.alerts)};
    case 8: return FinishAlert{one_of(ledger.school.alerts)};
    case 1: return CancelAlert{one_of(ledger.school.alerts), "Off"};
    case 2:
    case 3: return alert;
    default: return answer;
  }
}

Command Workload::about_issues() {
  const auto id = one_of(ledger.school.issues);
  RaiseIssue raise;
  raise.issue_kind = one_in(20) ? Code("no_such_kind") : Code("workload_fairness");
  raise.title = "Something";
  if (one_in(3)) raise.about = id_cast<ItemId>(one_of(ledger.school.observations));
  if (one_in(3)) raise.room = one_of(ledger.school.channels);
  if (!one_in(3)) raise.owner = somebody();
  switch (below(10)) {
    case 0: return GiveIssue{id, somebody()};
    case 1: return AcceptIssue{id};
    case 2: return AnswerIssue{id, "Words"};
    case 3: return WaitIssue{id, "Words", Millis{ledger.now.value + static_cast<std::int64_t>(below(3) * day_ms)}};
    case 4: return ProposeSettlement{id, "Done"};
    case 5: return AgreeSettlement{id};
    case 6: return ReopenIssue{id, "Again"};
    case 7: return DeclineIssue{id, "No"};
    default: return raise;
  }
}

}  // namespace cueline::domain::test
