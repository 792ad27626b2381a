// Whom an entry tells: the people it is addressed to, by what it is. Who that is was decided with the entry.
#include "server/domain/notices.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "server/domain/access.hpp"
#include "server/domain/alert_done.hpp"
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
    if (fact.pursuit.rule == undone_rule) told.notice.notice_kind = NoticeKind::undone;
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
    } else if (planning.state == PlanningState::taken_back) {
      return {};  // whoever was asked and has not heard of it yet need not
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
