// Suggestions: a sign that comes again and again is drafted for a human to send as an issue, or to dismiss. Counted
// from the signs of the last four weeks, which are kept as observations come. Bright signs are no trouble and are not
// counted; neither is anything in a school without a calendar, which has no periods and no school weeks. Never a score.
#include <utility>

#include "server/domain/hours.hpp"
#include "server/domain/observation_parts.hpp"
#include "server/domain/pursuits.hpp"
#include "server/domain/rows.hpp"
#include "server/domain/rulebook.hpp"
#include "server/domain/school_time.hpp"

namespace cueline::domain {
namespace {

constexpr std::int64_t day_ms = std::int64_t{24} * 60 * 60 * 1000;
constexpr std::int64_t kept_ms = 28 * day_ms;
constexpr std::size_t often_in_a_period = 3;
constexpr std::size_t often_in_a_week = 5;
constexpr std::size_t least_above_mean = 3;  // twice next to nothing is still next to nothing

SignTimes* times_of(Recent& recent, const Code& sign) {
  const auto found =
      std::find_if(recent.signs.begin(), recent.signs.end(), [&](const SignTimes& one) { return one.sign == sign; });
  return found == recent.signs.end() ? nullptr : &*found;
}

void drop(SignTimes& times, std::size_t place) {
  const auto at = static_cast<std::ptrdiff_t>(place);
  times.observations.erase(times.observations.begin() + at);
  times.times.erase(times.times.begin() + at);
}

void drop_older(Recent& recent, Millis than) {
  for (auto& times : recent.signs) {
    for (std::size_t place = times.times.size(); place-- > 0;) {
      if (times.times[place] < than) drop(times, place);
    }
  }
  std::erase_if(recent.signs, [](const SignTimes& times) { return times.times.empty(); });
}

struct Found {
  std::vector<ObservationId> observations;
  std::size_t count = 0;
};

// Those of a stretch of time; the one that is being sent is counted and will have this id.
Found within(const SignTimes* known, const Stretch& time, Millis seen_at, ObservationId upcoming) {
  Found found;
  for (std::size_t place = 0; known && place < known->times.size(); ++place) {
    const auto at = known->times[place];
    if (at >= time.start && at < time.end) found.observations.push_back(known->observations[place]);
  }
  if (upcoming && seen_at >= time.start && seen_at < time.end) found.observations.push_back(upcoming);
  found.count = found.observations.size();
  return found;
}

Stretch week_of(const School& school, Millis time) {
  const auto today = local(school, time);
  const auto monday = date_after(today.date, 1 - today.weekday);
  return {at(school, monday, 0), at(school, date_after(monday, 7), 0)};
}

std::optional<Stretch> period_of(const School& school, Millis time) {
  const auto day = school_day(school, local(school, time).date);
  if (!day) return std::nullopt;
  for (const auto& period : day->periods) {
    if (time >= period.start && time < period.end) return Stretch{period.start, period.end};
  }
  return std::nullopt;
}

// At least twice as often as in the weeks before, as far as four weeks back.
bool twice_the_mean(const SignTimes* known, const Stretch& week, Millis now, std::size_t in_week) {
  const Stretch before{Millis{now.value - kept_ms}, week.start};
  const auto earlier = within(known, before, now, {}).count;
  const auto days = (before.end.value - before.start.value) / day_ms;
  return earlier > 0 && days > 0 && in_week >= least_above_mean &&
         static_cast<std::int64_t>(in_week) * days >= static_cast<std::int64_t>(2 * 7 * earlier);
}

struct Noticed {
  Repetition why;
  std::vector<ObservationId> evidence;
};

std::optional<Noticed> notice(const School& school, const SignTimes* known, Millis seen_at, ObservationId upcoming) {
  if (const auto period = period_of(school, seen_at)) {
    auto found = within(known, *period, seen_at, upcoming);
    if (found.count >= often_in_a_period) return Noticed{Repetition::thrice_in_a_period, std::move(found.observations)};
  }
  const auto week = week_of(school, seen_at);
  auto found = within(known, week, seen_at, upcoming);
  if (found.count >= often_in_a_week) return Noticed{Repetition::five_in_a_week, std::move(found.observations)};
  if (!twice_the_mean(known, week, seen_at, found.count)) return std::nullopt;
  return Noticed{Repetition::twice_the_mean, std::move(found.observations)};
}

// Once a week is enough, whatever became of it.
bool suggested_already(const School& school, StudentId student, const Code& sign, Millis time) {
  const auto week = week_of(school, time);
  const auto& rows = school.rows<Suggestion>();
  return std::any_of(rows.begin(), rows.end(), [&](const auto& row) {
    const auto& one = row.second;
    return one.student == student && one.sign == sign && one.time >= week.start && one.time < week.end;
  });
}

std::vector<PersonId> who_noticed(const School& school, const std::vector<ObservationId>& evidence, PersonId author) {
  std::vector<PersonId> persons{author};
  for (const auto id : evidence) {
    if (const auto* one = lookup(school.observations, id)) persons.push_back(one->author);
  }
  return sorted_unique(std::move(persons));
}

// The teachers, and those who noticed, who are at work.
std::vector<PersonId> drafted_for(const School& school, const Suggestion& suggestion, Millis now) {
  const auto team = school.students.at(suggestion.student).care_team;
  auto persons = teachers_of(school, team, {});
  for (const auto one : suggestion.noticed_by) {
    const auto* const channel = lookup(school.channels, team);
    if (channel && holds(channel->members, one)) persons.push_back(one);
  }
  persons = active_without(school, std::move(persons), {});
  std::erase_if(persons, [&](PersonId one) { return !on_duty(school, one, now); });
  return persons;
}

// When nobody acts.
std::optional<Millis> drafted_at(const School& school, Millis now) {
  Moments moments;
  moments.sent = now;
  return begin_pursuit(school, "suggestion", moments).next;
}

// What has been done with for four weeks leaves the list.
void forget_old(const Asked& asked, StudentId student, Decision& decision) {
  for (const auto& [id, one] : asked.school.rows<Suggestion>()) {
    const bool done = one.state == SuggestionState::sent || one.state == SuggestionState::dismissed;
    if (one.student != student || !done || one.time.value + kept_ms > asked.now.value) continue;
    decision.drafts.push_back(remove_row(asked.school, one));
  }
}

// The suggestion, if whoever asks is on the care team and it still waits for somebody.
result<const Suggestion*> waiting(const Asked& asked, SuggestionId id) {
  const auto* const suggestion = asked.school.row<Suggestion>(id.value);
  if (!suggestion || !care_team(asked, suggestion->student)) return Errc::not_found;
  const bool done = suggestion->state == SuggestionState::sent || suggestion->state == SuggestionState::dismissed;
  if (done) return Errc::too_late;
  return suggestion;
}

// In the school's language; neither the student nor the sign is named: the issue's readers may not be on the care team.
Title trend_title(const School& school) {
  if (school.record.language == "es") return "La misma se\u00f1al se repite";
  if (school.record.language == "pt") return "O mesmo sinal repete-se";
  return "The same sign keeps coming back";
}

std::string noticed_words(const School& school) {
  if (school.record.language == "es") return "Lo not\u00f3: ";
  if (school.record.language == "pt") return "Quem reparou: ";
  return "Noticed by ";
}

// The sender's words, and who noticed.
std::string with_credit(const School& school, const Suggestion& suggestion, const Note& text) {
  std::string words = text;
  words += text.empty() ? "" : "\n";
  words += noticed_words(school);
  for (std::size_t i = 0; i < suggestion.noticed_by.size(); ++i) {
    words += (i > 0 ? ", " : "") + school.people.at(suggestion.noticed_by[i]).name;
  }
  return words + ".";
}

}  // namespace

void suggest(const Asked& asked, const ObservationSent& sent, Decision& decision) {
  const auto& school = asked.school;
  if (!has_calendar(school)) return;
  const auto* const recent = school.row<Recent>(sent.student.value);
  auto kept = recent ? *recent : Recent{};
  const ObservationId upcoming{asked.upcoming(
      static_cast<std::size_t>(std::find_if(decision.drafts.begin(), decision.drafts.end(),
                                            [&](const Draft& draft) {
                                              const auto* const one = std::get_if<ObservationSent>(&draft.body);
                                              return one && one->student == sent.student;
                                            }) -
                               decision.drafts.begin()))};
  bool drafted = false;
  for (const auto& sign : sent.signs) {
    if (sign_rule(school, sign)->valence == "bright") continue;
    auto noticed = notice(school, times_of(kept, sign), sent.seen_at, upcoming);
    if (!noticed || suggested_already(school, sent.student, sign, asked.now)) continue;
    Suggestion suggestion;
    suggestion.student = sent.student;
    suggestion.sign = sign;
    suggestion.why = noticed->why;
    suggestion.noticed_by = who_noticed(school, noticed->evidence, asked.by.id);
    suggestion.evidence = std::move(noticed->evidence);
    suggestion.time = asked.now;
    suggestion.next = drafted_at(school, asked.now);
    auto to = drafted_for(school, suggestion, asked.now);
    decision.drafts.push_back(set_row(school, std::move(suggestion), std::move(to)));
    drafted = true;
  }
  if (drafted) forget_old(asked, sent.student, decision);
}

// By code, and also for an observation whose signs were taken back since: replaying what is stored then gives the same.
void keep_recent(School& school, const Observation& observation) {
  auto& recent = school.rows<Recent>()[observation.student.value];
  recent.id = observation.student;
  drop_older(recent, Millis{observation.time.value - kept_ms});
  for (const auto& sign : observation.signs) {
    if (!times_of(recent, sign)) {
      const auto place =
          std::find_if(recent.signs.begin(), recent.signs.end(), [&](const SignTimes& one) { return sign < one.sign; });
      recent.signs.insert(place, {sign, {}, {}});
    }
    auto& times = *times_of(recent, sign);
    times.observations.push_back(observation.id);
    times.times.push_back(observation.seen_at);
  }
  school.touch(name_of(recent));
}

void forget_recent(School& school, const Observation& observation) {
  auto& rows = school.rows<Recent>();
  const auto found = rows.find(observation.student.value);
  if (found == rows.end()) return;
  for (auto& times : found->second.signs) {
    for (std::size_t place = times.observations.size(); place-- > 0;) {
      if (times.observations[place] == observation.id) drop(times, place);
    }
  }
  std::erase_if(found->second.signs, [](const SignTimes& times) { return times.times.empty(); });
  school.touch(name_of(found->second));
}

Answer decide(const Asked& asked, const SendSuggestion& command) {
  const auto found = waiting(asked, command.suggestion);
  if (!found) return found.error();
  auto suggestion = **found;
  auto words = with_credit(asked.school, suggestion, command.text);
  if (words.size() > limits::note_bytes) return Errc::too_long;
  RaiseIssue raise;
  raise.issue_kind = "trend";
  raise.title = trend_title(asked.school);
  raise.text = Note(std::move(words));
  const auto latest = suggestion.evidence.back();
  if (asked.school.observations.contains(latest)) raise.about = id_cast<ItemId>(latest);
  auto raised = decide(asked, raise);
  if (!raised) return raised.error();

  // From here nothing can fail.
  suggestion.state = SuggestionState::sent;
  suggestion.issue = IssueId{asked.upcoming(0)};
  suggestion.by = asked.by.id;
  suggestion.next.reset();
  raised->drafts.push_back(set_row(asked.school, std::move(suggestion)));
  return raised;
}

Answer decide(const Asked& asked, const DismissSuggestion& command) {
  const auto found = waiting(asked, command.suggestion);
  if (!found) return found.error();
  if (command.reason.empty()) return Errc::needs_text;

  // From here nothing can fail.
  auto suggestion = **found;
  suggestion.state = SuggestionState::dismissed;
  suggestion.by = asked.by.id;
  suggestion.reason = command.reason;
  suggestion.next.reset();
  return one(set_row(asked.school, std::move(suggestion)));
}

// Nobody looked at it: a draft of the issue waits for them to send.
Drafts on_due(const School& school, const Suggestion& due, Millis now) {
  if (due.state != SuggestionState::open || !due.next || *due.next > now) return {};
  auto suggestion = due;
  suggestion.state = SuggestionState::drafted;
  suggestion.next.reset();
  auto to = drafted_for(school, suggestion, now);
  return {set_row(school, std::move(suggestion), std::move(to))};
}

}  // namespace cueline::domain
