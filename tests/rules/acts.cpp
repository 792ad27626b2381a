// What people do: they send, answer, correct and call off, report absences, stand in for each other; often too late, of
// the wrong thing, or outside their hours.
#include <algorithm>
#include <array>
#include <utility>

#include "protocol/catalog.hpp"
#include "tests/rules/run.hpp"

namespace cueline::rules {

namespace {

template <class Enum>
Enum any(Chance& chance, int count) {
  return static_cast<Enum>(chance.below(static_cast<std::uint64_t>(count)));
}

}  // namespace

template <class Map>
typename Map::key_type Run::one_of(const Map& records) {
  if (records.empty() || chance_.one_in(20)) return typename Map::key_type{chance_.below(town_->entries().size() + 4)};
  return chance_.pick(records).first;
}

PersonId Run::somebody() { return chance_.pick(model_.plan.staff).first; }

std::int64_t Run::soon(std::int64_t most) { return town_->now() + minute_ms * chance_.between(1, most / minute_ms); }

// A stretch of today or tomorrow that changes: a period of some day, so that it meets what people do.
DayChange Run::some_change() {
  const auto day = model_.plan.zone.day_at(town_->now()) + (chance_.one_in(3) ? 1 : 0);
  DayChange change{.change_kind = any<DayChangeKind>(chance_, 4)};
  Span stretch{town_->now() + 10 * minute_ms, town_->now() + 50 * minute_ms};
  if (const auto* const ringing = model_.ringing(day)) stretch = chance_.pick(ringing->bells).time;
  change.from_start = {stretch.from};
  change.from_end = {stretch.until};
  if (change.change_kind == DayChangeKind::dismissal) return change;
  if (change.change_kind == DayChangeKind::moved) {
    const auto by = 5 * minute_ms * chance_.between(-6, 6);
    change.to_start = Millis{stretch.from + by};
    change.to_end = Millis{stretch.until + by};
  }
  if (change.change_kind == DayChangeKind::place || chance_.one_in(4)) change.to_room = one_of(model_.plan.rooms);
  if (chance_.one_in(3)) change.room = one_of(model_.plan.rooms);
  if (chance_.one_in(4)) change.what = "Assembly";
  if (chance_.one_in(4)) change.group = chance_.pick(model_.plan.classrooms);
  return change;
}

Audience Run::some_audience() {
  Audience audience;
  switch (chance_.below(8)) {
    case 0: audience.roles = {any<Role>(chance_, 6)}; break;
    case 1: audience.rooms = AudiencePart<RoomId>{one_of(model_.plan.rooms)}; break;
    case 2: audience.students = AudiencePart<StudentId>{one_of(model_.plan.students)}; break;
    case 3: audience.everyone = any<Everyone>(chance_, 3); break;
    case 4: audience.channels = {chance_.one_in(3) ? ChannelId{3} : chance_.pick(model_.plan.classrooms)}; break;
    default: audience.persons = {somebody(), somebody(), somebody()};
  }
  return audience;
}

SendAlert Run::some_alert() {
  SendAlert alert;
  const auto is_cover = [](const catalog::Template& one) { return one.code == "need_cover"; };
  const auto& kind =
      chance_.one_in(8) ? *std::ranges::find_if(catalog::templates, is_cover) : chance_.pick(catalog::templates);
  alert.template_code = std::string(kind.code);
  alert.title = "A change";
  alert.severity = kind.family == "protective" ? 3 : static_cast<std::int64_t>(chance_.below(3));
  alert.mode = any<AnswerMode>(chance_, 3);
  alert.until = {soon(chance_.one_in(6) ? 40 * hour_ms : 4 * hour_ms)};
  alert.audience = some_audience();
  if (alert.severity == 3) {
    alert.mode = AnswerMode::all;
    if (chance_.one_in(2)) alert.drill = true;
    if (chance_.one_in(2)) alert.audience = Audience{.everyone = Everyone::on_site};
  }
  if (chance_.one_in(2)) alert.starts = Millis{soon(2 * hour_ms)};
  if (chance_.one_in(3) && alert.severity < 3) {
    alert.change = some_change();
    if (!chance_.one_in(3)) alert.audience = Audience{.everyone = Everyone::affected};
    alert.until = {std::max(alert.until.value, alert.change->from_end.value)};
    alert.starts = alert.change->from_start;
  }
  if (kind.code == "need_cover") {
    const auto from = soon(2 * hour_ms);
    alert.cover = CoverAsked{somebody(), {from}, {from + hour_ms}, {}};
    alert.mode = AnswerMode::first_taker;
    if (!chance_.one_in(3)) alert.audience = {};  // whoever can stand in
  }
  if (chance_.one_in(5)) alert.supersedes = one_of(book_->alerts());
  return alert;
}

Command Run::about_alerts(PersonId me) {
  const auto alert = one_of(book_->alerts());
  switch (chance_.below(11)) {
    case 0: return NudgeAlert{alert};
    case 1: return CancelAlert{alert, "Off"};
    case 10: return FinishAlert{alert};
    case 2:
    case 3:
    case 4: return some_alert();
    default: break;
  }
  (void)me;
  return answer_to(alert);
}

AnswerAlert Run::answer_to(AlertId id) {
  const auto known = book_->alerts().find(id);
  AnswerAlert answer{id, chance_.one_in(4) ? AlertAnswer::conflict : AlertAnswer::got_it, {}, {}};
  if (known != book_->alerts().end() && known->second.fact().severity == 3) {
    answer.answer = chance_.one_in(4) ? AlertAnswer::need_help : AlertAnswer::safe;
    answer.head_count = static_cast<std::int64_t>(chance_.below(20));
  }
  if (answer.answer == AlertAnswer::conflict) answer.reason = any<ConflictReason>(chance_, 5);
  return answer;
}

// The same again, with something put right: in words, at another time (from the one that was announced), elsewhere, or
// for fewer.
Command Run::correction(AlertId id) {
  const auto& fact = book_->alerts().at(id).fact();
  SendAlert alert{fact.template_code, fact.title, fact.from,  fact.to,       fact.place, fact.text,
                  fact.severity,      fact.mode,  fact.until, fact.audience, id,         fact.starts,
                  fact.change,        fact.cover, fact.drill};
  alert.until.value = std::max(alert.until.value, town_->now() + 10 * minute_ms);
  const auto what = chance_.below(6);
  if (what == 0) alert.title = "Another change";
  if (!alert.change) return alert;
  auto& change = *alert.change;
  if (what == 1) change = some_change();
  if (what == 2 || what == 3) change.to_room = one_of(model_.plan.rooms);
  if (what == 4) change.room = one_of(model_.plan.rooms);
  if (what == 3 && change.to_start) {
    const auto length = change.from_end.value - change.from_start.value;
    change.from_start = *change.to_start;
    change.from_end = {change.from_start.value + length};
    change.to_start->value += 5 * minute_ms * chance_.between(-4, 4);
    change.to_end.reset();
  }
  alert.until.value = std::max(alert.until.value, change.from_end.value);
  return alert;
}

// Somebody does what they are asked for: who was told answers, who sent it puts it right.
std::pair<PersonId, Command> Run::follow_up() {
  std::vector<AlertId> running;
  for (const auto& [id, alert] : book_->alerts()) {
    if (!alert.over && !alert.told.empty()) running.push_back(id);
  }
  const auto me = somebody();
  if (running.empty()) return {me, something(me)};
  const auto id = chance_.pick(running);
  const auto& alert = book_->alerts().at(id);
  if (chance_.one_in(4)) return {alert.sent.author, correction(id)};
  if (!alert.has_it.empty() && chance_.one_in(4)) return {chance_.pick(alert.has_it), FinishAlert{id}};
  return {chance_.pick(alert.told), answer_to(id)};
}

// Several people say at once that they have it; who was first is for the server to say.
void Run::several_take_it() {
  for (const auto& [id, alert] : book_->alerts()) {
    if (alert.fact().mode != AnswerMode::first_taker || alert.over || alert.taker) continue;
    auto persons = alert.told;
    persons.insert(somebody());
    int confirmed = 0;
    for (const auto person : persons) {
      town_->say(person, AnswerAlert{id, AlertAnswer::got_it, {}, {}}, [&](const Reply& reply) {
        if (!reply.problem) ++confirmed;
        if (reply.problem && reply.problem->code == "already_taken") ++verdict_.totals.stood_down;
      });
    }
    town_->settle();
    if (confirmed > 1) verdict_.fail("of several who take an alert at once, one is confirmed");
    return;
  }
}

Command Run::about_observations(PersonId me) {
  (void)me;
  const auto observation = one_of(book_->observations());
  switch (chance_.below(8)) {
    case 0: return RetractObservation{observation};
    case 1: return BringObservation{observation, any<BroughtTo>(chance_, 3)};
    case 2:
    case 3: {
      AnswerObservation answer{observation, any<ObservationAnswer>(chance_, 7), {}};
      if (chance_.one_in(2)) answer.text = Words("Thanks");
      return answer;
    }
    case 4: {
      CompleteObservation complete{.observation = observation};
      (chance_.one_in(2) ? complete.before : complete.after) = Note("A change of plan");
      return complete;
    }
    default: {
      Observe observe;
      observe.students = {one_of(model_.plan.students)};
      observe.signs = {Code(std::string(chance_.pick(catalog::signs).code))};
      observe.urgency = any<Urgency>(chance_, 3);
      observe.seen_at = {town_->now()};
      return observe;
    }
  }
}

Command Run::about_issues(PersonId me) {
  static constexpr const char* secret = "0123456789abcdefghijklmnop";
  (void)me;
  const auto issue = one_of(book_->issues());
  const auto speaks = [&] { return chance_.one_in(2) ? std::optional<Secret>(secret) : std::nullopt; };
  switch (chance_.below(12)) {
    case 0: return GiveIssue{issue, somebody()};
    case 1: return AcceptIssue{issue};
    case 2: return AnswerIssue{issue, "Words", speaks()};
    case 3: return WaitIssue{issue, "Words", {}};
    case 4: return ProposeSettlement{issue, "Done"};
    case 5: return AgreeSettlement{issue, speaks()};
    case 6: return ReopenIssue{issue, "Again", speaks()};
    case 7: return DeclineIssue{issue, "No"};
    default: break;
  }
  RaiseIssue raise;
  raise.issue_kind = std::string(chance_.pick(catalog::issue_kinds).code);
  raise.severity = chance_.between(1, 4);
  raise.title = "Something";
  if (chance_.one_in(2)) raise.owner = somebody();
  if (chance_.one_in(3)) raise.confidential = true;
  if (raise.confidential && chance_.one_in(2)) raise.bypass = somebody();
  if (chance_.one_in(4)) raise.secret = Secret(secret);
  return raise;
}

Command Run::about_the_day(PersonId me) {
  const auto from = chance_.one_in(2) ? town_->now() : soon(20 * hour_ms);
  const Millis until{from + minute_ms * chance_.between(10, chance_.one_in(4) ? 2000 : 300)};
  switch (chance_.below(10)) {
    case 0: return ReportAbsence{chance_.one_in(2) ? me : somebody(), {from}, until};
    case 1: return CancelAbsence{one_of(model_.absences)};
    case 2:
    case 3: return GiveCover{somebody(), somebody(), {from}, until, {}, {}, {}};
    case 4: return EndCover{one_of(model_.covers), "Thanks"};
    case 5:
    case 6: {
      Reassign move{.person = somebody(), .until = until, .what = "Elsewhere"};
      if (chance_.one_in(2)) move.room = one_of(model_.plan.rooms);
      return move;
    }
    case 7:
      return chance_.one_in(2) ? Command(ConfirmReassignment{one_of(model_.moves)})
                               : Command(CallOffReassignment{one_of(model_.moves)});
    default: {
      AskInterpreter ask{.language = chance_.one_in(2) ? "pt" : "uk", .from = {from}, .until = until};
      if (chance_.one_in(2)) ask.person = somebody();
      return ask;
    }
  }
}

Command Run::something(PersonId me) {
  switch (chance_.below(10)) {
    case 0:
    case 1: return about_the_day(me);
    case 2:
    case 3: return about_observations(me);
    case 4:
    case 5: return about_issues(me);
    default: return about_alerts(me);
  }
}

}  // namespace cueline::rules
