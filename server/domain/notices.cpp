// Whom an entry tells: the people it is addressed to, by what it is. Who that is was decided with the entry.
#include "server/domain/notices.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "server/domain/access.hpp"
#include "server/domain/hours.hpp"
#include "server/domain/lookup.hpp"
#include "server/domain/school_time.hpp"

namespace cueline::domain {
namespace {

constexpr std::int64_t hour_ms = 3'600'000;
constexpr std::int64_t message_lasts_ms = 24 * hour_ms;
constexpr std::int64_t item_lasts_ms = 3 * 24 * hour_ms;

// What all notices of one entry have in common; empty `to`: nobody.
struct Telling {
  Notice notice;
  std::vector<PersonId> to;
  std::vector<Held> held;
};

bool is_over(AlertState state) { return state != AlertState::open && state != AlertState::taken; }

// ---- Where and when, in words that name nobody ----

std::optional<Name> classroom_name(const School& school, std::optional<ChannelId> id) {
  const auto* const channel = id ? lookup(school.channels, *id) : nullptr;
  return channel && channel->channel_kind == ChannelKind::classroom ? std::optional(channel->name) : std::nullopt;
}

std::optional<Name> room_name(const School& school, std::optional<RoomId> id) {
  const auto* const room = id ? school.row<Room>(id->value) : nullptr;
  return room ? std::optional(room->name) : std::nullopt;
}

// "10:40", if that is today.
std::optional<Name> clock_of(const School& school, std::optional<Millis> time, Millis now) {
  if (!time) return std::nullopt;
  const auto then = local(school, *time);
  if (then.date != local(school, now).date) return std::nullopt;
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "%02d:%02d", static_cast<int>(then.minute / 60) % 24,
                static_cast<int>(then.minute % 60));
  return Name(text.data());
}

std::optional<Name> room_of(const School& school, const Alert& alert) {
  if (alert.change) {
    auto room = room_name(school, alert.change->to_room);
    if (!room) room = room_name(school, alert.change->room);
    if (!room) room = classroom_name(school, alert.change->group);
    if (room) return room;
  }
  const auto& channels = alert.audience.channels;
  return channels.size() == 1 ? classroom_name(school, channels.front()) : std::nullopt;
}

// The first of a chain of corrections: the newest takes the place of all of them on a device.
std::uint64_t tag_of(const School& school, const Alert& alert) {
  auto first = alert.id;
  for (const auto* one = &alert; one && one->supersedes; one = lookup(school.alerts, first)) first = *one->supersedes;
  return first.value;
}

Notice about(const School& school, const Alert& alert, Millis now) {
  Notice notice;
  notice.item = id_cast<ItemId>(alert.id);
  notice.notice_kind = alert.severity == 3                     ? NoticeKind::protective
                       : alert.mode == AnswerMode::first_taker ? NoticeKind::cover
                                                               : NoticeKind::change;
  notice.urgency = alert.severity == 0 ? NoticeUrgency::low : NoticeUrgency::high;
  notice.tag = tag_of(school, alert);
  notice.room = room_of(school, alert);
  notice.clock = clock_of(school, alert.starts, now);
  notice.expires = alert.until;
  notice.drill = alert.drill;
  return notice;
}

Notice about(const School& school, const Observation& observation, Millis now) {
  Notice notice;
  notice.item = id_cast<ItemId>(observation.id);
  notice.notice_kind = NoticeKind::cue;
  if (observation.urgency == Urgency::come_now) notice.urgency = NoticeUrgency::high;
  notice.tag = observation.id.value;
  notice.room = classroom_name(school, observation.classroom);
  notice.expires = Millis{now.value + message_lasts_ms};
  return notice;
}

Notice about(const School& school, const Issue& issue, Millis now) {
  Notice notice;
  notice.item = id_cast<ItemId>(issue.id);
  notice.notice_kind = NoticeKind::issue;
  notice.tag = issue.id.value;
  // Where an issue in confidence comes from would say who raised it.
  if (!issue.confidential.value_or(false)) notice.room = classroom_name(school, issue.room);
  notice.expires = Millis{now.value + item_lasts_ms};
  return notice;
}

// Of an item in memory; none if it has left it.
std::optional<Notice> about_item(const School& school, ItemId item, Millis now) {
  if (const auto* alert = lookup(school.alerts, id_cast<AlertId>(item))) return about(school, *alert, now);
  if (const auto* seen = lookup(school.observations, id_cast<ObservationId>(item))) return about(school, *seen, now);
  if (const auto* issue = lookup(school.issues, id_cast<IssueId>(item))) return about(school, *issue, now);
  return std::nullopt;
}

// ---- What each kind of entry tells ----

struct Teller {
  const School& school;
  const Entry& entry;

  [[nodiscard]] Telling telling(Notice notice) const { return {std::move(notice), entry.to, {}}; }
  [[nodiscard]] Telling telling(ItemId item) const {
    auto notice = about_item(school, item, entry.time);
    return notice ? telling(std::move(*notice)) : Telling{};
  }

  Telling operator()(const MessagePosted& fact) const {
    Notice notice;
    notice.item = ItemId{entry.sequence.value};
    notice.tag = entry.timeline.value;
    notice.room = classroom_name(school, ChannelId{entry.timeline.value});
    notice.not_before = Millis{entry.time.value + undo_ms};
    notice.expires = Millis{entry.time.value + message_lasts_ms};
    auto told = telling(std::move(notice));
    if (fact.held) told.held = *fact.held;
    return told;
  }

  Telling operator()(const ObservationSent& fact) const {
    if (fact.urgency == Urgency::fyi) return {};  // it stands on the list, and in the digest
    auto told = telling(ItemId{entry.sequence.value});
    if (fact.urgency != Urgency::come_now) told.notice.not_before = Millis{entry.time.value + undo_ms};
    return told;
  }
  Telling operator()(const ObservationAnswered& fact) const {
    if (fact.answer == ObservationAnswer::seen) return {};
    auto told = telling(id_cast<ItemId>(fact.observation));
    told.notice.notice_kind = NoticeKind::cue_answer;
    told.notice.urgency = NoticeUrgency::low;
    return told;
  }

  Telling operator()(const AlertSent& fact) const {
    auto told = telling(ItemId{entry.sequence.value});
    if (!told.notice.clock) told.notice.clock = clock_of(school, fact.starts, entry.time);
    if (fact.held) told.held = *fact.held;
    if (fact.carried) std::erase_if(told.to, [&fact](PersonId person) { return holds(*fact.carried, person); });
    return told;
  }
  Telling operator()(const AlertReached& fact) const { return telling(id_cast<ItemId>(fact.alert)); }
  Telling operator()(const AlertWidened& fact) const { return telling(id_cast<ItemId>(fact.alert)); }
  Telling operator()(const AlertNudged& fact) const { return telling(id_cast<ItemId>(fact.alert)); }
  Telling operator()(const AlertAnswered& fact) const {
    if (fact.answer != AlertAnswer::conflict && fact.answer != AlertAnswer::need_help) return {};
    auto told = telling(id_cast<ItemId>(fact.alert));  // as loud as silence
    told.notice.notice_kind = NoticeKind::silence;
    return told;
  }
  Telling operator()(const AlertCancelled& fact) const {
    const auto* const alert = lookup(school.alerts, fact.alert);
    if (!alert || alert->until <= entry.time) return {};
    auto told = telling(about(school, *alert, entry.time));
    told.notice.notice_kind = NoticeKind::called_off;
    told.to.clear();
    for (const auto& one : alert->recipients)
      if (!one.held_until || *one.held_until <= entry.time) told.to.push_back(one.person);
    return told;
  }

  Telling operator()(const Pursued& fact) const {
    if (fact.act == PursuitAct::remind || fact.act == PursuitAct::put_on_top) return {};
    auto told = telling(fact.item);
    const bool asks_again = fact.act == PursuitAct::push || fact.act == PursuitAct::push_and_email ||
                            fact.act == PursuitAct::widen || fact.act == PursuitAct::tell_owner;
    if (!asks_again) told.notice.notice_kind = NoticeKind::silence;
    if (fact.act == PursuitAct::push_and_email) told.notice.route = NoticeRoute::push_and_email;
    return told;
  }

  Telling operator()(const IssueRaised&) const { return telling(ItemId{entry.sequence.value}); }
  Telling operator()(const IssueMoved& fact) const { return telling(id_cast<ItemId>(fact.issue)); }

  Telling operator()(const RowSet& fact) const {
    if (fact.removed) return {};
    return std::visit([this](const auto& row) { return this->row_set(row); }, fact.row);
  }

 private:
  [[nodiscard]] Telling row_set(const auto&) const { return {}; }

  // A row by its id; a new one is named by its entry.
  template <class T>
  [[nodiscard]] Notice about_row(const T& row) const {
    Notice notice;
    notice.item = row.id ? id_cast<ItemId>(row.id) : ItemId{entry.sequence.value};
    notice.tag = notice.item.value;
    return notice;
  }

  [[nodiscard]] Telling row_set(const Reassignment& move) const {
    auto notice = about_row(move);
    notice.notice_kind = NoticeKind::moved;
    notice.urgency = NoticeUrgency::high;
    notice.room = room_name(school, move.room);
    if (!notice.room) notice.room = classroom_name(school, move.group);
    notice.clock = clock_of(school, move.from, entry.time);
    notice.expires = move.until;
    return telling(std::move(notice));
  }

  // Whoever gives them may take them back for a moment, and whoever says how they are may change their mind.
  [[nodiscard]] Telling row_set(const Kudos& kudos) const {
    auto notice = about_row(kudos);
    notice.notice_kind = NoticeKind::kudos;
    notice.urgency = NoticeUrgency::low;
    notice.room = classroom_name(school, kudos.channel);
    notice.not_before = Millis{entry.time.value + undo_ms};
    notice.expires = Millis{entry.time.value + item_lasts_ms};
    return telling(std::move(notice));
  }
  [[nodiscard]] Telling row_set(const CheckIn& answer) const {
    if (answer.mood != CheckInMood::need_a_hand) return {};
    auto notice = about_row(answer);
    notice.notice_kind = NoticeKind::hand;
    notice.room = classroom_name(school, answer.room);
    notice.not_before = Millis{entry.time.value + undo_ms};
    notice.expires = at(school, date_after(answer.date, 1), 0);
    return telling(std::move(notice));
  }

  // Who is asked; then whoever asked, of an answer; and all, when it is called off before it begins. What changes on
  // the agenda disturbs nobody.
  [[nodiscard]] Telling row_set(const Planning& planning) const {
    auto notice = about_row(planning);
    notice.room = classroom_name(school, planning.room);
    notice.clock = clock_of(school, planning.from, entry.time);
    notice.expires = planning.from;
    const auto& replies = planning.replies;
    const bool is_answer = !replies.empty() && replies.back().person == entry.author &&
                           replies.back().time == entry.time && planning.state != PlanningState::asked;
    if (planning.id.value == entry.sequence.value) {
      notice.notice_kind = NoticeKind::planning;
      notice.not_before = Millis{entry.time.value + undo_ms};
    } else if (planning.state == PlanningState::lost && entry.time < planning.from) {
      notice.notice_kind = NoticeKind::planning_off;
    } else if (is_answer && planning.state != PlanningState::lost) {
      notice.notice_kind = NoticeKind::planning_answer;
      notice.urgency = NoticeUrgency::low;
      return {std::move(notice), {planning.by}, {}};
    } else {
      return {};
    }
    return telling(std::move(notice));
  }

 public:
  Telling operator()(const auto&) const { return {}; }
};

// ---- Whether it still stands ----

using Verdict = Standing::Verdict;

Verdict verdict(const Notice& notice, const Alert& alert) {
  if (notice.notice_kind == NoticeKind::called_off) return Verdict::send;
  if (is_over(alert.state)) return Verdict::withdrawn;
  if (notice.notice_kind == NoticeKind::silence) return Verdict::send;
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

std::vector<Notice> notices(const School& school, const Entry& entry) {
  auto told = std::visit(Teller{school, entry}, entry.body);
  told.notice.because = entry.sequence;
  std::vector<Notice> all;
  for (const auto person : sorted_unique(std::move(told.to))) {
    if (person == entry.author || !is_active(school, person)) continue;
    auto notice = told.notice;
    notice.person = person;
    for (const auto& held : told.held)
      if (held.person == person) notice.not_before = std::max(notice.not_before, held.until);
    all.push_back(std::move(notice));
  }
  return all;
}

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

result<std::vector<PersonTime>> answers_to(const School& school, PersonId asker, ItemId item) {
  std::vector<PersonTime> answers;
  PersonId author;
  if (const auto* alert = lookup(school.alerts, id_cast<AlertId>(item))) {
    author = alert->sender;
    for (const auto& one : alert->recipients)
      if (one.answered) answers.push_back({one.person, *one.answered});
  } else if (const auto* seen = lookup(school.observations, id_cast<ObservationId>(item))) {
    author = seen->author;
    for (const auto& one : seen->answers) answers.push_back({one.person, one.time});
  } else if (const auto* issue = lookup(school.issues, id_cast<IssueId>(item))) {
    author = issue->raiser;
    for (const auto& one : issue->history)
      if (one.person != issue->raiser) answers.push_back({one.person, one.time});
  } else {
    return Errc::not_found;
  }
  const auto* const person = lookup(school.people, asker);
  const bool may_know = person && person->active && (asker == author || person->role == Role::admin);
  const auto home = school.observations.contains(id_cast<ObservationId>(item))
                        ? timeline_of(school.observations.at(id_cast<ObservationId>(item)).care_team)
                        : timeline_of(item);
  if (!may_know || !access::may_read(school, asker, home)) return Errc::not_found;
  return answers;
}

}  // namespace cueline::domain
