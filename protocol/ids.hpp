// Names of things. Whatever lives in a school is named by the sequence of the entry that made it, and owns the
// timeline of the same number: no randomness, no second index, and an id tells nothing but its age.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace cueline {

template <class Tag>
struct Id {
  std::uint64_t value = 0;  // 0 means none

  friend constexpr auto operator<=>(Id, Id) = default;
  explicit constexpr operator bool() const { return value != 0; }
};

using SchoolId = Id<struct SchoolTag>;
using Sequence = Id<struct SequenceTag>;  // 1, 2, 3 ... in one school, no holes; at most limits::sequence_max
using TimelineId = Id<struct TimelineTag>;
using PersonId = Id<struct PersonTag>;  // 0 as an author: the server itself
using ChannelId = Id<struct ChannelTag>;
using StudentId = Id<struct StudentTag>;
using MessageId = Id<struct MessageTag>;
using ObservationId = Id<struct ObservationTag>;
using AlertId = Id<struct AlertTag>;
using IssueId = Id<struct IssueTag>;
using ItemId = Id<struct ItemTag>;  // a message, observation, alert or issue
using BellsId = Id<struct BellsTag>;
using CalendarId = Id<struct CalendarTag>;
using RoomId = Id<struct RoomTag>;
using SlotId = Id<struct SlotTag>;
using AbsenceId = Id<struct AbsenceTag>;
using CoverId = Id<struct CoverTag>;
using ReassignmentId = Id<struct ReassignmentTag>;
using CardId = Id<struct CardTag>;
using SuggestionId = Id<struct SuggestionTag>;
using KudosId = Id<struct KudosTag>;
using CheckInId = Id<struct CheckInTag>;
using PlanningId = Id<struct PlanningTag>;
using RuleId = Id<struct RuleTag>;
using DeviceId = Id<struct DeviceTag>;  // a shared device; numbered by the accounts, not by the log

// Milliseconds since the Unix epoch, UTC.
struct Millis {
  std::int64_t value = 0;
  friend constexpr auto operator<=>(Millis, Millis) = default;
};

// The same number read as another kind of thing: an issue as an item, an entry's sequence as the alert it made.
template <class To, class Tag>
[[nodiscard]] constexpr To id_cast(Id<Tag> id) {
  return To{id.value};
}

// The timeline that a thing owns.
template <class Tag>
[[nodiscard]] constexpr TimelineId timeline_of(Id<Tag> owner) {
  return TimelineId{owner.value};
}

// People and the list of channels are on the school's own timeline, which its first entry opens.
inline constexpr TimelineId school_timeline{1};

// Who was shown the full name of a student: read by admins. No entry opens it, so it has a number that none will get.
inline constexpr TimelineId reveals_timeline{(std::uint64_t{1} << 52) - 1};

}  // namespace cueline

template <class Tag>
struct std::hash<cueline::Id<Tag>> {
  std::size_t operator()(cueline::Id<Tag> id) const noexcept { return std::hash<std::uint64_t>{}(id.value); }
};
