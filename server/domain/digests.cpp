// The daily e-mail of what waits: counts, nothing else.
#include <algorithm>
#include <map>

#include "server/domain/access.hpp"
#include "server/domain/hours.hpp"
#include "server/domain/lookup.hpp"
#include "server/domain/notices.hpp"
#include "server/domain/school_time.hpp"

namespace cueline::domain {
namespace {

constexpr Minute morning = 7 * 60;
constexpr std::int64_t lasts_ms = std::int64_t{8} * 3'600'000;

bool has_answered(const Observation& observation, PersonId person) {
  return std::any_of(observation.answers.begin(), observation.answers.end(),
                     [person](const ObservationReply& one) { return one.person == person; });
}

std::map<PersonId, Waiting> waiting_of(const School& school) {
  std::map<PersonId, Waiting> all;
  for (const auto& [id, alert] : school.alerts) {
    if (alert.closed || alert.mode == AnswerMode::information || alert.taken_by) continue;
    for (const auto& one : alert.recipients)
      if (!one.answered) ++all[one.person].changes;
  }
  for (const auto& [id, observation] : school.observations) {
    if (observation.closed || observation.retracted) continue;
    for (const auto person : *access::readers(school, timeline_of(observation.care_team)))
      if (person != observation.author && !has_answered(observation, person)) ++all[person].cues;
  }
  for (const auto& [id, issue] : school.issues)
    if (!issue.closed && issue.owner) ++all[*issue.owner].issues;
  return all;
}

}  // namespace

std::vector<Notice> digests(const School& school, Millis now) {
  std::vector<Notice> all;
  const auto today = local(school, now);
  if (today.minute < morning) return all;
  for (const auto& [person, waiting] : waiting_of(school)) {
    const auto* const wishes = school.row<Preferences>(person.value);
    if (!wishes || !wishes->digest || !is_active(school, person) || !on_duty(school, person, now)) continue;
    Notice notice;
    notice.person = person;
    notice.because = Sequence{static_cast<std::uint64_t>(today.date.value)};
    notice.notice_kind = NoticeKind::digest;
    notice.urgency = NoticeUrgency::low;
    notice.route = NoticeRoute::push_and_email;
    notice.not_before = now;
    notice.expires = Millis{now.value + lasts_ms};
    notice.waiting = waiting;
    all.push_back(std::move(notice));
  }
  return all;
}

}  // namespace cueline::domain
