// What is done about silence: at its time, by the school's rules, to people who are at work, and no longer than it
// lasts.
#include <algorithm>
#include <boost/describe/enum_to_string.hpp>

#include "tests/rules/book.hpp"

namespace cueline::rules {

void Book::expect_act(Silence& silence, const Pursued& fact) {
  const auto due = silence.next();
  if (!due) return fail("silence is acted upon as long as it lasts, and as the rules say");
  expect(due->act == fact.act, "what is done about silence is what the rules say");
  expect_time(due->time, "what is done about silence");
  silence.done(now());
}

void Book::saw(const Pursued& fact) {
  ++totals().pursued;
  ++totals().acts[boost::describe::enum_to_string(fact.act, "")];
  const bool again =
      last_act_ == std::pair(fact.item, static_cast<std::int64_t>(entry_->time.value)) && same_act_ == fact.pursuit;
  last_act_ = {fact.item, entry_->time.value};
  same_act_ = fact.pursuit;
  if (const auto alert = alerts_.find(id_cast<AlertId>(fact.item)); alert != alerts_.end()) {
    pursued(alert->second, fact, again);
  } else if (const auto seen = observations_.find(id_cast<ObservationId>(fact.item)); seen != observations_.end()) {
    pursued(seen->second, fact, again);
  } else {
    pursued(issues_.at(id_cast<IssueId>(fact.item)), fact, again);
  }
}

// Who has got it and is at work is asked whether it is done, then its sender hears that nobody has said so.
void Book::asked_if_done(AlertAccount& alert, const Pursued& fact) {
  ++totals().asked_if_done;
  expect(!alert.over && !alert.done, "nobody is asked whether it is done when it is, or is over");
  const bool late = alert.fact().until.value <= now();
  if (late) {
    expect(entry_->to.empty(), "what is over is asked of nobody");
    return alert.undone.stop();
  }
  expect_act(alert.undone, fact);
  for (const auto person : fact.silent) {
    const bool has_it =
        alert.fact().mode == AnswerMode::first_taker ? alert.taker == person : alert.has_it.contains(person);
    expect(has_it, "who is asked whether it is done has got it");
  }
  for (const auto person : alert.has_it) {
    const bool waits = alert.fact().mode == AnswerMode::first_taker ? alert.taker == person : true;
    const bool named = std::ranges::find(fact.silent, person) != fact.silent.end();
    expect(!waits || named || !model_.on_duty(person, now()), "all who have got it are asked whether it is done");
  }
  for (const auto person : entry_->to) expect(model_.on_duty(person, now()), "who is asked is at work");
  expect_addressed(fact, alert.sent.author);
}

void Book::pursued(AlertAccount& alert, const Pursued& fact, bool again) {
  if (fact.pursuit.rule == "undone") return asked_if_done(alert, fact);
  expect(!alert.over && !alert.taker, "what is over or taken is not pursued");
  if (!again) expect_act(alert.silence, fact);
  const bool protects = alert.fact().severity == 3;
  for (const auto person : fact.silent) {
    expect(!alert.answered.contains(person) && alert.told.contains(person),
           "the silent were told and have not answered");
  }
  if (fact.act == PursuitAct::widen && alert.fact().cover && alert.widened != now()) {
    expect(next_ring(alert).empty(), "others are asked as long as there are any");
  }
  alert.aware.insert(entry_->to.begin(), entry_->to.end());
  for (const auto person : entry_->to) {
    expect(model_.on_duty(person, now()) || (protects && model_.on_site(person, now())),
           "who is told of silence, or reminded, is at work");
    if (fact.act != PursuitAct::name_to_neighbour || !model_.has_calendar()) continue;
    for (const auto silent : fact.silent) {
      expect(model_.within_call(silent, now()).contains(person), "the silent are named to who is next door");
    }
  }
  expect_addressed(fact, alert.sent.author);
}

// Each act goes to whom its name says.
void Book::expect_addressed(const Pursued& fact, PersonId author) {
  for (const auto person : entry_->to) {
    const auto role = model_.plan.staff.at(person).role;
    switch (fact.act) {
      case PursuitAct::tell_sender: expect(person == author, "what the sender is told, the sender is told"); break;
      case PursuitAct::tell_office:
        expect(role == Role::office || role == Role::para, "the office is told, or who is free");
        break;
      case PursuitAct::tell_admin: expect(role == Role::admin, "an admin is told"); break;
      case PursuitAct::remind:
      case PursuitAct::push:
      case PursuitAct::push_and_email:
        expect(std::ranges::find(fact.silent, person) != fact.silent.end(), "the silent are reminded, nobody else");
        break;
      default: break;
    }
  }
}

void Book::pursued(ObservationAccount& observation, const Pursued& fact, bool again) {
  expect(!observation.closed, "what is answered is not pursued");
  for (const auto person : entry_->to) expect(model_.on_duty(person, now()), "who is called is at work");
  if (fact.act == PursuitAct::offer_author) {
    ++totals().offered;
    observation.offered = true;
    expect_addressed({.item = fact.item, .act = PursuitAct::tell_sender, .silent = {}, .pursuit = {}},
                     observation.sent.author);
  }
  if (again) return;
  expect_act(observation.silence, fact);
  count_silence(observation, observation.left_to_author);  // the author's day may have become another meanwhile
}

void Book::pursued(IssueAccount& issue, const Pursued& fact, bool) {
  expect(!issue.over, "what is settled is not pursued");
  for (const auto person : entry_->to) {
    expect(model_.on_duty(person, now()), "who is told of an issue is at work");
    expect(person != issue.fact().bypass, "who is bypassed hears nothing of an issue");
  }
  if (!issue.next) return fail("an issue is pursued as its rule says");
  expect_time(*issue.next, "what is done about an issue");
  issue.next.reset();
  if (fact.pursuit.next) issue.next = std::max<std::int64_t>(fact.pursuit.next->value, now());
}

}  // namespace cueline::rules
