#include "server/notify/queue.hpp"

#include <algorithm>

namespace cueline::notify {

using Kind = Outcome::Kind;

NoticeId id_of(const Notice& notice) { return {notice.item, notice.person, notice.because}; }

std::int64_t backoff_ms(std::uint64_t tries, double chance) {
  const auto doublings = std::min<std::uint64_t>(tries, 10);
  const auto wait = std::min(first_wait_ms << doublings, longest_backoff_ms);
  return static_cast<std::int64_t>(static_cast<double>(wait) * (0.75 + 0.5 * chance));
}

std::set<Queue::Place>& Queue::waiting_of(const NoticeRow& row) {
  return waiting_.at(static_cast<std::size_t>(row.notice.urgency));
}

void Queue::put(NoticeRow row) {
  if (!row.due) return;
  const Place place{*row.due, id_of(row.notice)};
  auto& waiting = waiting_of(row);
  if (rows_.try_emplace(place.second, std::move(row)).second) waiting.insert(place);
}

std::optional<Millis> Queue::next() const {
  std::optional<Millis> first;
  for (const auto& waiting : waiting_)
    if (!waiting.empty()) first = first ? std::min(*first, waiting.begin()->first) : waiting.begin()->first;
  return first;
}

std::vector<NoticeId> Queue::take_due(Millis now, std::size_t at_most) {
  std::vector<NoticeId> taken;
  for (auto waiting = waiting_.rbegin(); waiting != waiting_.rend(); ++waiting) {
    while (taken.size() < at_most && !waiting->empty() && waiting->begin()->first <= now) {
      taken.push_back(waiting->begin()->second);
      waiting->erase(waiting->begin());
    }
  }
  return taken;
}

const NoticeRow* Queue::find(NoticeId id) const {
  const auto found = rows_.find(id);
  return found == rows_.end() ? nullptr : &found->second;
}

NoticeRow Queue::back(NoticeId id, NoticeState state, Millis due, Millis now) {
  auto& row = rows_.at(id);
  if (row.state != state) row.time = now;
  row.state = state;
  row.due = due;
  waiting_of(row).insert({due, id});
  return row;
}

NoticeRow Queue::hold(NoticeId id, Millis until, Millis now) { return back(id, NoticeState::held, until, now); }

NoticeRow Queue::end(NoticeId id, NoticeState state, Millis now) {
  auto row = std::move(rows_.at(id));
  rows_.erase(id);
  if (row.state != state) row.time = now;
  row.state = state;
  row.due.reset();
  return row;
}

std::optional<NoticeRow> Queue::shown(NoticeId id, Millis now) {
  const auto found = rows_.find(id);
  if (found == rows_.end()) return std::nullopt;
  if (found->second.state != NoticeState::shown) found->second.time = now;
  found->second.state = NoticeState::shown;
  return found->second;
}

// A person has it as soon as one way took it; whatever has not answered yet is tried again all the same.
NoticeRow Queue::tried(NoticeId id, const std::vector<WayEnd>& ends, Millis now, double chance) {
  auto& row = rows_.at(id);
  ++row.tries;
  std::int64_t wait = 0;
  bool again = false;
  bool unknown = false;  // it went out, and nobody said whether it arrived
  for (const auto& [way, outcome] : ends) {
    if (outcome.kind == Kind::accepted) row.reached.push_back({way, now});
    if (outcome.kind != Kind::later) continue;
    again = true;
    unknown = unknown || outcome.status == 0;
    wait = std::max(wait, outcome.retry_after_ms);
  }
  const bool reached = !row.reached.empty();
  auto state = reached ? NoticeState::accepted : unknown ? NoticeState::sent : NoticeState::queued;
  if (row.state == NoticeState::shown) state = NoticeState::shown;
  const Millis due{now.value + std::max(wait, backoff_ms(row.tries - 1, chance))};
  if (again && row.tries < tries_max && due < row.notice.expires) return back(id, state, due, now);
  return end(id, reached ? state : NoticeState::failed, now);
}

}  // namespace cueline::notify
