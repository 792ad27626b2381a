// Covers: somebody stands in for somebody. A cover begins and ends by itself; while it runs it opens the rooms of the
// one who is away, and the care teams of the students in what it takes over.
#include <algorithm>

#include "protocol/due.hpp"
#include "server/domain/access.hpp"
#include "server/domain/channel_parts.hpp"
#include "server/domain/cover_parts.hpp"
#include "server/domain/day.hpp"
#include "server/domain/hours.hpp"

namespace cueline::domain {
namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t week_ms = std::int64_t{7} * 24 * 60 * minute_ms;
constexpr std::int64_t longest_ms = 20 * week_ms;

bool has_ended(const Cover& cover) { return cover.state == CoverState::ended; }

// The rooms and care teams it needs, as far as the one who is away belongs there.
std::vector<ChannelId> needs(const School& school, const Cover& cover) {
  std::vector<ChannelId> channels;
  const auto add = [&](std::optional<ChannelId> id) {
    const auto* const channel = id ? lookup(school.channels, *id) : nullptr;
    if (channel && holds(channel->members, cover.instead_of)) channels.push_back(*id);
  };
  for (const auto& [id, channel] : school.channels) {
    if (!cover.slot && channel.channel_kind == ChannelKind::classroom) add(id);
  }
  if (const auto* const slots = lookup(school.slots_of, cover.instead_of)) {
    for (const auto id : *slots) {
      if (cover.slot && *cover.slot != id) continue;
      const auto& slot = *school.row<Slot>(id.value);
      add(slot.group);
      if (const auto* const room = slot.room ? school.row<Room>(slot.room->value) : nullptr) add(room->channel);
      if (const auto* const student = slot.student ? lookup(school.students, *slot.student) : nullptr) {
        add(student->care_team);
      }
    }
  }
  return sorted_unique(std::move(channels));
}

Drafts begin(const School& school, Cover cover) {
  Drafts members;
  cover.state = CoverState::running;
  for (const auto id : needs(school, cover)) {
    const auto& channel = school.channels.at(id);
    if (holds(channel.members, cover.by)) continue;
    cover.opened.push_back(id);
    members.push_back(about(channel, MembersAdded{id, {cover.by}}));
  }
  Drafts drafts{set_row(school, cover, {cover.by})};
  drafts.insert(drafts.end(), members.begin(), members.end());
  return drafts;
}

// Another cover by the same person that runs and needs the channel: it keeps it open.
const Cover* other_that_needs(const School& school, const Cover& cover, ChannelId channel) {
  for (const auto& [id, other] : school.rows<Cover>()) {
    if (other.id == cover.id || other.by != cover.by || other.state != CoverState::running) continue;
    const auto channels = needs(school, other);
    if (std::find(channels.begin(), channels.end(), channel) != channels.end()) return &other;
  }
  return nullptr;
}

Drafts end(const School& school, Cover cover) {
  Drafts drafts;
  for (const auto id : cover.opened) {
    const auto* const channel = lookup(school.channels, id);
    if (!channel || !holds(channel->members, cover.by)) continue;
    if (const auto* const other = other_that_needs(school, cover, id)) {
      auto keeps = *other;
      for (const auto& draft : drafts) {  // it may have been given one already
        const auto* const set = std::get_if<RowSet>(&draft.body);
        const auto* const row = set ? std::get_if<Cover>(&set->row) : nullptr;
        if (row && row->id == keeps.id) keeps = *row;
      }
      keeps.opened.push_back(id);
      drafts.push_back(set_row(school, std::move(keeps)));
    } else {
      drafts.push_back(about(*channel, MemberRemoved{id, cover.by}));
    }
  }
  cover.state = CoverState::ended;
  cover.opened.clear();
  drafts.insert(drafts.begin(), set_row(school, cover, {cover.instead_of}));
  return drafts;
}

std::uint64_t minutes(const School& school, Millis from, Millis until) {
  return static_cast<std::uint64_t>(school_time_between(school, from, until) / minute_ms);
}

// Minutes of a person's protected time in that stretch.
std::uint64_t protected_minutes(const School& school, PersonId person, Millis from, Millis until) {
  std::int64_t taken = 0;
  for (auto date = local(school, from).date; date <= local(school, until).date; date = date_after(date, 1)) {
    for (const auto& one : protected_on(school, person, date))
      taken += std::max<std::int64_t>(0, std::min(one.end, until).value - std::max(one.start, from).value);
  }
  return static_cast<std::uint64_t>(taken / minute_ms);
}

bool is_at_work(const School& school, const Cover& cover, const DayBlock& block) {
  const auto* const hours = school.row<WorkHours>(cover.by.value);
  if (!hours || hours->paid.empty()) return true;  // the school's own day, and whatever duty lies around it
  return on_duty(school, cover.by, block.start) && on_duty(school, cover.by, Millis{block.end.value - 1});
}

// Planning and breaks give way; a class does not.
bool gives_way(const DayBlock& block) {
  return block.cancelled.value_or(false) || block.slot_kind == SlotKind::planning || block.slot_kind == SlotKind::pause;
}

boost::system::error_code check_day(const School& school, const Cover& cover) {
  const Millis until{std::min(cover.until.value, cover.from.value + week_ms)};
  const Plan plan(school, cover.from, until);
  const auto own = plan.blocks_of(cover.by);
  for (const auto& block : plan.covered(cover)) {
    if (!is_at_work(school, cover, block)) return Errc::not_at_work;
    const auto meets = [&](const DayBlock& other) {
      return !gives_way(other) && overlap({block.start, block.end}, {other.start, other.end});
    };
    if (!gives_way(block) && std::any_of(own.begin(), own.end(), meets)) return Errc::overlapping;
  }
  return {};
}

bool is_covered(const School& school, const Cover& cover) {
  const auto& covers = school.rows<Cover>();
  return std::any_of(covers.begin(), covers.end(), [&](const auto& row) {
    const auto& other = row.second;
    const bool same = other.instead_of == cover.instead_of && (!other.slot || !cover.slot || other.slot == cover.slot);
    return same && !has_ended(other) && overlap({other.from, other.until}, {cover.from, cover.until});
  });
}

// The other half of a swap: the one who is relieved takes over a slot of the stand-in on that day. None: that slot is
// not theirs, or not on that day.
std::optional<Cover> in_exchange(const School& school, const Cover& cover, SlotId slot) {
  const auto date = local(school, cover.from).date;
  const Plan day(school, at(school, date, 0), at(school, date_after(date, 1), 0));
  for (const auto& block : day.slots_of(cover.by)) {
    if (block.slot != slot) continue;
    return Cover{{}, cover.instead_of, cover.by, block.start, block.end, slot, cover.alert, cover.note};
  }
  return std::nullopt;
}

}  // namespace

boost::system::error_code check_cover(const School& school, const Cover& cover, Millis now) {
  if (!is_active(school, cover.by) || !is_active(school, cover.instead_of)) return Errc::not_found;
  if (cover.by == cover.instead_of) return Errc::wrong_state;
  if (cover.until <= cover.from) return Errc::end_before_start;
  if (cover.until <= now) return Errc::until_in_the_past;
  if (cover.until.value - cover.from.value > longest_ms) return Errc::out_of_range;
  const auto* const slot = cover.slot ? school.row<Slot>(cover.slot->value) : nullptr;
  if (cover.slot && (!slot || slot->person != cover.instead_of)) return Errc::not_found;
  const auto& stand_in = school.people.at(cover.by);
  const bool pass_ends = stand_in.role == Role::substitute && stand_in.until && *stand_in.until < cover.until;
  const Stretches time{{std::max(cover.from, now), cover.until}};
  if (pass_ends || !both(time, absences_of(school, cover.by)).empty()) return Errc::not_at_work;
  if (is_covered(school, cover)) return Errc::overlapping;
  return check_day(school, cover);
}

Drafts give_cover(const School& school, Cover cover, Millis now) {
  cover.state = CoverState::planned;
  auto tally = tallied(school, cover.by, [&](Tally& row) {
    ++row.covers;
    row.cover_minutes += minutes(school, std::max(cover.from, now), cover.until);
    const auto guarded = protected_minutes(school, cover.by, std::max(cover.from, now), cover.until);
    if (guarded > 0) row.protected_minutes = row.protected_minutes.value_or(0) + guarded;
  });
  auto drafts = cover.from <= now ? begin(school, std::move(cover)) : Drafts{set_row(school, cover, {cover.by})};
  drafts.push_back(set_row(school, std::move(tally)));
  return drafts;
}

Answer decide(const Asked& asked, const GiveCover& command) {
  const auto& school = asked.school;
  const auto* const request = command.alert ? lookup(school.alerts, *command.alert) : nullptr;
  const bool took = request && request->cover && request->state == AlertState::taken &&
                    request->taken_by == command.by && request->cover->instead_of == command.instead_of &&
                    request->cover->exchange == command.exchange;
  if (!access::keeps_lists(school, asked.by.id) && !(took && request->sender == asked.by.id)) return Errc::not_allowed;
  if (command.alert && !took) return Errc::wrong_state;
  Cover cover{{},           command.by,    command.instead_of, command.from, command.until,
              command.slot, command.alert, command.note};
  if (const auto refusal = check_cover(school, cover, asked.now)) return refusal;
  const auto back = command.exchange ? in_exchange(school, cover, *command.exchange) : std::nullopt;
  if (command.exchange && !back) return Refusal{Errc::not_found, "/exchange"};
  if (back) {
    if (const auto refusal = check_cover(school, *back, asked.now)) return Refusal{refusal, "/exchange"};
  }

  // From here nothing can fail.
  auto drafts = give_cover(school, std::move(cover), asked.now);
  if (back) {
    for (auto& draft : give_cover(school, *back, asked.now)) drafts.push_back(std::move(draft));
  }
  return Decision{std::move(drafts), {}};
}

Answer decide(const Asked& asked, const EndCover& command) {
  const auto* const cover = asked.school.row<Cover>(command.cover.value);
  const bool keeps = access::keeps_lists(asked.school, asked.by.id);
  if (!cover || !(keeps || cover->by == asked.by.id || cover->instead_of == asked.by.id)) return Errc::not_found;
  if (has_ended(*cover) && command.hand_back.empty()) return Decision{};

  // From here nothing can fail.
  auto ended = *cover;
  if (!command.hand_back.empty()) ended.hand_back = command.hand_back;
  const bool only_note = !command.hand_back.empty() && cover->by == asked.by.id;
  if (has_ended(*cover) || only_note) return one(set_row(asked.school, std::move(ended), {cover->instead_of}));
  const auto tally = tallied(asked.school, cover->by, [&](Tally& row) {
    const auto left = minutes(asked.school, std::max(cover->from, asked.now), cover->until);
    row.cover_minutes -= std::min(row.cover_minutes, left);
    const auto guarded = protected_minutes(asked.school, cover->by, std::max(cover->from, asked.now), cover->until);
    if (row.protected_minutes) *row.protected_minutes -= std::min(*row.protected_minutes, guarded);
    if (cover->state == CoverState::planned) row.covers -= std::min<std::uint64_t>(row.covers, 1);
  });
  Decision decision;
  if (cover->state == CoverState::planned) {
    decision.drafts.push_back(remove_row(asked.school, *cover, {cover->by}));
  } else {
    ended.until = asked.now;
    decision.drafts = end(asked.school, std::move(ended));
  }
  decision.drafts.push_back(set_row(asked.school, tally));
  return decision;
}

Drafts on_due(const School& school, const Cover& cover, Millis now) {
  if (now < *due_of(cover)) return {};
  switch (cover.state) {
    case CoverState::planned: return now < cover.until ? begin(school, cover) : end(school, cover);
    case CoverState::running: return end(school, cover);
    case CoverState::ended: break;
  }
  return {remove_row(school, cover)};
}

}  // namespace cueline::domain
