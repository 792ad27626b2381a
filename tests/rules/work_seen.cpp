// Observations and issues, interpreters and passes.
#include <algorithm>

#include "protocol/catalog.hpp"
#include "protocol/write.hpp"
#include "tests/rules/book.hpp"

namespace cueline::rules {

namespace {

const char* situation_of(Urgency urgency) {
  switch (urgency) {
    case Urgency::come_now: return "come_now";
    case Urgency::when_you_can: return "when_you_can";
    case Urgency::fyi: break;
  }
  return "fyi";
}

// Who waits longer for an answer to a small issue than to a crisis: hours of the kind, in thousandths of an hour.
std::int64_t promised(std::int64_t hours, std::int64_t severity) {
  constexpr std::int64_t quarters[] = {0, 1, 2, 4, 8};
  return hours * hour_ms * quarters[severity] / 4;
}

}  // namespace

// The day is what is known of it now.
void Book::count_silence(ObservationAccount& observation, bool left_to_author) {
  const auto sent = observation.sent.time.value;
  const CountFrom moments{.sent = sent,
                          .period_end = model_.period_end(sent),
                          .day_end = model_.paid_day_end(observation.sent.author, sent)};
  if (left_to_author == observation.left_to_author) return observation.silence.count_from(moments);
  ++totals().left_to_author;
  observation.left_to_author = left_to_author;
  observation.silence = {{{CountedFrom::day_end, 0, 0, 0, PursuitAct::offer_author}}, moments};
  observation.silence.wait_until(now());  // that day may be over
}

void Book::saw(const ObservationSent& fact) {
  ++totals().observations;
  auto& observation = observations_[ObservationId{entry_->sequence.value}];
  observation.sent = *entry_;
  const CountFrom moments{
      .sent = now(), .period_end = model_.period_end(now()), .day_end = model_.paid_day_end(entry_->author, now())};
  observation.silence = {steps_of(situation_of(fact.urgency)), moments};
}

// Who acts ends the looking for others, not the loop.
void Book::saw(const ObservationAnswered& fact) {
  auto& observation = observations_.at(fact.observation);
  switch (fact.answer) {
    case ObservationAnswer::seen: return;
    case ObservationAnswer::on_my_way:
    case ObservationAnswer::try_this:
      observation.acted = true;
      if (!observation.closed && !observation.offered) count_silence(observation, true);
      return;
    default: observation.closed = true; observation.silence.stop();
  }
}

// What came of it closes the loop if somebody acted; else nobody need come any more.
void Book::saw(const ObservationCompleted& fact) {
  auto& observation = observations_.at(fact.observation);
  const bool says_after = fact.after.has_value() && !observation.closed;
  expect(fact.closes.value_or(false) == (says_after && observation.acted),
         "what came of it closes an observation on which somebody acted");
  if (fact.closes.value_or(false)) {
    observation.closed = true;
    observation.silence.stop();
  } else if (says_after && !observation.offered && observation.fact().urgency == Urgency::come_now) {
    count_silence(observation, true);
  }
}

void Book::saw(const ObservationRetracted& fact) {
  observations_.at(fact.observation).closed = true;
  observations_.at(fact.observation).silence.stop();
}

void Book::saw(const ObservationBrought& fact) {
  observations_.at(fact.observation).offered = true;
  observations_.at(fact.observation).silence.stop();
}

void Book::saw(const IssueRaised& fact) {
  ++totals().issues;
  auto& issue = issues_[IssueId{entry_->sequence.value}];
  issue.raised = *entry_;
  issue.owner = fact.owner;
  if (fact.pursuit && fact.pursuit->next) issue.next = std::max<std::int64_t>(fact.pursuit->next->value, now());
  const auto* const kind =
      std::ranges::find(catalog::issue_kinds, std::string_view(fact.issue_kind), &catalog::IssueKind::code);
  const auto due = model_.after_school_time(now(), promised(kind->promise_hours, fact.severity));
  expect(fact.due.value == due, "an answer is promised in hours of school");
  if (fact.bypass) {
    ++totals().bypassed;
    expect(!addressed().contains(*fact.bypass) && fact.owner != fact.bypass,
           "who is bypassed hears nothing of an issue");
  }
  if (!fact.raiser_key) return;
  ++totals().anonymous;
  expect(!entry_->author, "who raises an issue without a name is not in the log");
}

void Book::saw(const IssueMoved& fact) {
  auto& issue = issues_.at(fact.issue);
  const auto step = fact.step;
  if (fact.by_raiser.value_or(false)) expect(!entry_->author, "who raised an issue without a name is not in the log");
  issue.over = step == IssueStep::settled || step == IssueStep::declined || (issue.over && step == IssueStep::answered);
  if (issue.fact().bypass)
    expect(!addressed().contains(*issue.fact().bypass), "who is bypassed hears nothing of an issue");
  if (step == IssueStep::answered) return;
  issue.next.reset();
  if (fact.pursuit && fact.pursuit->next) issue.next = std::max<std::int64_t>(fact.pursuit->next->value, now());
}

void Book::saw(const InterpreterDiverted& fact) {
  ++totals().diverted;
  expect(addressed() == People{entry_->author}, "who is not qualified to interpret is not asked, whoever asks is told");
  for (const auto person : fact.offered) {
    const auto& able = model_.plan.staff.at(person).interprets;
    expect(std::ranges::find(able, fact.language) != able.end(), "only the qualified are offered to interpret");
  }
}

void Book::saw(const RowSet& fact) {
  if (const auto* const tally = std::get_if<Tally>(&fact.row)) {
    carried_[tally->id] = {tally->covers, tally->cover_minutes};
  } else if (!std::holds_alternative<Recent>(fact.row)) {
    days_changed_ = entry_->sequence.value;
  }
}

void Book::saw(const PersonDeactivated& fact) {
  const auto& until = model_.plan.staff.at(fact.person).until;
  if (entry_->author || !until) return;
  ++totals().passes_ended;
  expect_time(*until, "the end of a pass");
}

}  // namespace cueline::rules
