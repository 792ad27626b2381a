// That something reached a person, was opened or agreed to by them, and when.
#pragma once

#include <boost/describe/class.hpp>

#include "protocol/ids.hpp"

namespace cueline {

// When something reached a person, was opened or agreed to by them.
struct PersonTime {
  PersonId person;  // who
  Millis time;      // when
  bool operator==(const PersonTime&) const = default;
};
BOOST_DESCRIBE_STRUCT(PersonTime, (), (person, time))

}  // namespace cueline
