// A stretch of time, as days, free time and figures are told in.
#pragma once

#include <boost/describe/class.hpp>

#include "protocol/ids.hpp"

namespace cueline {

// A stretch of time.
struct Stretch {
  Millis start;  // from
  Millis end;    // until
  bool operator==(const Stretch&) const = default;
};
BOOST_DESCRIBE_STRUCT(Stretch, (), (start, end))

}  // namespace cueline
