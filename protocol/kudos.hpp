// Thanks, specific and easy. To one person, seen by them alone or by a channel both belong to; never counted against
// anybody.
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <vector>

#include "protocol/ids.hpp"
#include "protocol/kinds.hpp"
#include "protocol/values.hpp"

namespace cueline {

// ---- Kudos ----

// Thanks from one person to another.
struct Kudos {
  KudosId id;                        // the sequence of the entry that made it
  PersonId by;                       // who thanks
  PersonId person;                   // who is thanked
  std::optional<Code> line;          // one of the catalogue's lines
  Note text;                         // own words; may be empty beside a line; empty once taken back
  std::optional<ItemId> about;       // the message, observation or alert it is about
  std::optional<ChannelId> channel;  // who else sees it; without it nobody
  Millis time;                       // when
  bool operator==(const Kudos&) const = default;
};
BOOST_DESCRIBE_STRUCT(Kudos, (), (id, by, person, line, text, about, channel, time))

// Thanks somebody, in one of the catalogue's lines or in own words.
struct GiveKudos {
  PersonId person;                   // whom
  std::optional<Code> line;          // a line of the catalogue
  Note text;                         // own words; needed without a line
  std::optional<ItemId> about;       // what for
  std::optional<ChannelId> channel;  // shows it to a channel both belong to
};
BOOST_DESCRIBE_STRUCT(GiveKudos, (), (person, line, text, about, channel))

// Takes one's own thanks back: nobody can read them again.
struct RetractKudos {
  KudosId kudos;  // which
};
BOOST_DESCRIBE_STRUCT(RetractKudos, (), (kudos))

}  // namespace cueline
