// To have got it is not to have done it: where a kind of change says so, somebody tells when it is done. Whoever has
// got it is asked at its start, and then its sender hears that nobody has said so.
#include "server/domain/alert_done.hpp"

#include "server/domain/alert_parts.hpp"
#include "server/domain/alert_pursuit.hpp"

namespace cueline::domain {
namespace {

constexpr std::int64_t time_to_do_ms = std::int64_t{10} * 60 * 1000;  // where it says no start that is still to come

template <class Some>
Moments moments_to_do(const Some& alert, Millis since) {
  auto moments = moments_of(alert, since);
  if (!moments.start) moments.start = Millis{since.value + time_to_do_ms};
  return moments;
}

template <class Some>
std::optional<Pursuit> begin(const School& school, const Some& alert, Millis now) {
  auto pursuit = begin_pursuit(school, undone_rule, moments_to_do(alert, now));
  return pursuit.next ? std::optional(std::move(pursuit)) : std::nullopt;
}

// Who has got it and is at work: of what one of many takes, the taker.
std::vector<PersonId> doers(const School& school, const Alert& alert, Millis now) {
  std::vector<PersonId> persons;
  for (const auto& one : alert.recipients) {
    const bool has_it =
        alert.mode == AnswerMode::first_taker ? alert.taken_by == one.person : one.answer == AlertAnswer::got_it;
    if (has_it && is_waited_for(school, alert, one, now)) persons.push_back(one.person);
  }
  return persons;
}

Draft asked(const Alert& alert, PursuitAct act, Pursuit after, std::vector<PersonId> to, std::vector<PersonId> has_it) {
  return {timeline_of(alert.id),
          {},
          std::move(to),
          Pursued{id_cast<ItemId>(alert.id), act, std::move(has_it), std::move(after)}};
}

}  // namespace

std::optional<Pursuit> begin_to_do(const School& school, const SendAlert& command, Millis now) {
  return begin(school, command, now);
}

std::optional<Pursuit> begin_to_do(const School& school, const Alert& alert, Millis now) {
  const bool waited_for = alert.undone && alert.mode != AnswerMode::first_taker;
  if (!alert.to_do.value_or(false) || alert.done || waited_for) return std::nullopt;
  return begin(school, alert, now);
}

Drafts ask_if_done(const School& school, const Alert& alert, Millis now) {
  if (!alert.undone || !alert.undone->next || now < *alert.undone->next) return {};
  const auto moments = moments_to_do(alert, alert.undone_since.value_or(alert.time));
  const auto step = now < alert.until ? step_due(school, *alert.undone, moments, now) : std::nullopt;
  // Over while the server was away, or the school has shortened its rule: nobody is asked, and that is written down.
  if (!step) return {asked(alert, PursuitAct::remind, {.rule = alert.undone->rule}, {}, {})};
  auto has_it = doers(school, alert, now);
  auto to = told_of(school, alert, step->act, has_it, now);
  return {asked(alert, step->act, step->after, std::move(to), std::move(has_it))};
}

Answer decide(const Asked& asked, const FinishAlert& command) {
  const auto found = named(asked, asked.school.alerts, command.alert);
  if (!found) return found.error();
  const auto* const alert = *found;
  const auto* const mine = reached(*alert, asked.by.id);
  const bool steers = alert->sender == asked.by.id || is_admin(asked);
  if (!mine && !steers) return Errc::not_allowed;
  if (!alert->to_do.value_or(false)) return Errc::wrong_state;
  // Two who have done it together both say so.
  if (alert->done) return Decision{};
  if (!is_running(*alert) || alert->until <= asked.now) return Errc::too_late;
  const bool takes = alert->mode == AnswerMode::first_taker;
  if (takes && !alert->taken_by) return Errc::wrong_state;
  if (takes && !steers && alert->taken_by != asked.by.id) return Errc::already_taken;

  // From here nothing can fail.
  auto to = told(asked.school, *alert, asked.by.id);
  to.push_back(alert->sender);
  return one({timeline_of(alert->id),
              {},
              active_without(asked.school, sorted_unique(std::move(to)), asked.by.id),
              AlertDone{command.alert}});
}

void apply(School& school, const Entry& entry, const AlertDone& fact) {
  auto& alert = expect(school.alerts, fact.alert);
  alert.done_by = entry.author;
  alert.done = entry.time;
  if (alert.undone) alert.undone->next.reset();
  school.touch(name_of(alert));
}

}  // namespace cueline::domain
