// What a person says of themselves to their colleagues.
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <vector>

#include "protocol/ids.hpp"
#include "protocol/kinds.hpp"
#include "protocol/values.hpp"

namespace cueline {

// ---- Profiles ----

// A person in their own words: each sets their own, every part may stay empty. Seen by all who see the person.
struct Profile {
  PersonId id;                                   // whose
  List<Title, limits::profile_lines> strengths;  // what they are good at: "Calm during transitions"
  List<Title, limits::profile_lines> teaches;    // what they would show others
  Note boundary;                                 // what is not theirs to do: "I speak Portuguese, I do not interpret"
  Note joys;                                     // what is good to know: "Ask me about gardening"
  bool operator==(const Profile&) const = default;
};
BOOST_DESCRIBE_STRUCT(Profile, (), (id, strengths, teaches, boundary, joys))

}  // namespace cueline
