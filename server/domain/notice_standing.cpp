// Whether a notice is still wanted when it is about to go.
#include <algorithm>
#include <optional>

#include "server/domain/hours.hpp"
#include "server/domain/lookup.hpp"
#include "server/domain/notices.hpp"

namespace cueline::domain {
namespace {

bool is_over(AlertState state) { return state != AlertState::open && state != AlertState::taken; }

using Verdict = Standing::Verdict;

Verdict verdict(const Notice& notice, const Alert& alert) {
  if (notice.notice_kind == NoticeKind::called_off) return Verdict::send;
  if (is_over(alert.state)) return Verdict::withdrawn;
  if (notice.notice_kind == NoticeKind::silence) return Verdict::send;
  if (notice.notice_kind == NoticeKind::undone) return alert.done ? Verdict::withdrawn : Verdict::send;
  for (const auto& one : alert.recipients)
    if (one.person == notice.person && one.answered) return Verdict::answered;
  return alert.taken_by && alert.taken_by != notice.person ? Verdict::withdrawn : Verdict::send;
}

Verdict verdict(const Notice& notice, const Observation& observation) {
  if (observation.retracted) return Verdict::withdrawn;
  if (notice.notice_kind != NoticeKind::cue) return Verdict::send;  // about an answer, or its lack: to the author
  for (const auto& one : observation.answers)
    if (one.person == notice.person) return Verdict::answered;
  if (observation.closed) return Verdict::withdrawn;
  const auto saw = [&notice](const PersonTime& one) { return one.person == notice.person; };
  const bool urgent = notice.urgency == NoticeUrgency::high;
  return !urgent && std::any_of(observation.seen.begin(), observation.seen.end(), saw) ? Verdict::seen : Verdict::send;
}

Verdict verdict(const Notice& notice, const Planning& planning) {
  if (notice.notice_kind != NoticeKind::planning) return Verdict::send;
  const bool is_open = planning.state == PlanningState::asked || planning.state == PlanningState::agreed;
  if (!is_open) return Verdict::withdrawn;
  for (const auto& one : planning.replies)
    if (one.person == notice.person) return Verdict::answered;
  return Verdict::send;
}

Verdict verdict(const Notice&, const Issue& issue) { return issue.closed ? Verdict::withdrawn : Verdict::send; }

Verdict verdict(const School& school, const Notice& notice) {
  const auto item = notice.item;
  const auto kind = notice.notice_kind;
  if (kind == NoticeKind::message || kind == NoticeKind::test || kind == NoticeKind::digest) return Verdict::send;
  if (const auto* alert = lookup(school.alerts, id_cast<AlertId>(item))) return verdict(notice, *alert);
  if (const auto* seen = lookup(school.observations, id_cast<ObservationId>(item))) return verdict(notice, *seen);
  if (const auto* issue = lookup(school.issues, id_cast<IssueId>(item))) return verdict(notice, *issue);
  if (const auto* planning = school.row<Planning>(item.value)) return verdict(notice, *planning);
  // Taken back, or answered anew: then there is no such row.
  if (school.row<Kudos>(item.value) || school.row<CheckIn>(item.value)) return Verdict::send;
  const auto* const move = school.row<Reassignment>(item.value);
  if (!move || move->called_off.value_or(false)) return Verdict::withdrawn;
  const auto confirmed = notice.person == move->person ? move->confirmed : move->other_confirmed;
  return confirmed ? Verdict::answered : Verdict::send;
}

// Protective action reaches everybody at once. What a message may disturb was decided when it was written; only the end
// of paid time is looked at again.
std::optional<Millis> may_go_from(const School& school, const Notice& notice, Millis now) {
  switch (notice.notice_kind) {
    case NoticeKind::protective:
    case NoticeKind::test:
    case NoticeKind::digest: return now;
    case NoticeKind::message: return next_on_duty(school, notice.person, now);
    case NoticeKind::cue:
    case NoticeKind::hand: return may_disturb_from(school, notice.person, now, Disturbance::observation);
    case NoticeKind::kudos:
    case NoticeKind::planning:
    case NoticeKind::planning_answer:
    case NoticeKind::cue_answer:
    case NoticeKind::issue: return may_disturb_from(school, notice.person, now, Disturbance::message);
    default: return may_disturb_from(school, notice.person, now, Disturbance::alert);
  }
}

}  // namespace

Standing standing(const School& school, const Notice& notice, Millis now) {
  Standing answer;
  if (!is_active(school, notice.person)) return {Verdict::withdrawn, {}, false, false};
  answer.verdict = verdict(school, notice);
  if (answer.verdict != Verdict::send) return answer;
  const auto from = may_go_from(school, notice, now);
  if (!from || *from >= notice.expires) return {Verdict::withdrawn, {}, false, false};
  if (*from > now) return {Verdict::hold, *from, false, false};
  answer.email = notice.route == NoticeRoute::push_and_email;
  const auto* const wishes = school.row<Preferences>(notice.person.value);
  const bool asked = notice.notice_kind == NoticeKind::protective || notice.notice_kind == NoticeKind::test;
  if (notice.notice_kind == NoticeKind::digest) return {Verdict::send, {}, false, true};
  if (asked || !wishes) return answer;
  answer.push = wishes->push;
  answer.email = answer.email && wishes->email;
  const bool is_words = notice.notice_kind == NoticeKind::message || notice.notice_kind == NoticeKind::kudos;
  const bool unwanted = is_words && !wishes->messages;
  if (unwanted || (!answer.push && !answer.email)) answer.verdict = Verdict::withdrawn;
  return answer;
}

}  // namespace cueline::domain
