// What names a record of any kind.
#pragma once

#include <boost/mp11/algorithm.hpp>
#include <compare>
#include <cstddef>
#include <cstdint>

#include "protocol/records.hpp"

namespace cueline::domain {

// A record by kind (its index in the Record variant) and id: what apply() touched, for the rows on disk.
struct RecordName {
  std::size_t kind = 0;
  std::uint64_t id = 0;
  friend auto operator<=>(const RecordName&, const RecordName&) = default;
};
template <class T>
inline constexpr std::size_t record_kind = boost::mp11::mp_find<Record, T>::value;

}  // namespace cueline::domain
