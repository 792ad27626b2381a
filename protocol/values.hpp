// Values that know their own limits, so that the reader can refuse and the documents can print what is allowed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "protocol/limits.hpp"

namespace cueline {

// UTF-8 of Min to Max bytes.
template <std::size_t Max, std::size_t Min = 0>
struct Text : std::string {
  static constexpr std::size_t max_bytes = Max;
  static constexpr std::size_t min_bytes = Min;
  using std::string::string;
  Text(std::string text) : std::string(std::move(text)) {}  // NOLINT(google-explicit-constructor): a text is a string
};

// Min to Max items.
template <class T, std::size_t Max, std::size_t Min = 0>
struct List : std::vector<T> {
  static constexpr std::size_t max_items = Max;
  static constexpr std::size_t min_items = Min;
  using std::vector<T>::vector;
  List(std::vector<T> items) : std::vector<T>(std::move(items)) {}  // NOLINT(google-explicit-constructor)
};

// A whole number from Min to Max.
template <std::int64_t Min, std::int64_t Max>
struct Whole {
  static constexpr std::int64_t min = Min;
  static constexpr std::int64_t max = Max;
  std::int64_t value = Min;
  constexpr Whole() = default;
  constexpr Whole(std::int64_t number) : value(number) {}    // NOLINT(google-explicit-constructor)
  constexpr operator std::int64_t() const { return value; }  // NOLINT(google-explicit-constructor)
};

using CommandId = Text<limits::command_id_bytes, 1>;
using Name = Text<limits::name_bytes, 1>;
using Code = Text<limits::code_bytes, 1>;  // snake_case, from the school's lists (protocol/catalog.hpp)
using Title = Text<limits::title_bytes, 1>;
using Words = Text<limits::text_bytes, 1>;
using Note = Text<limits::note_bytes>;

using Intensity = Whole<1, 3>;  // taxonomy.md section 1
using Severity = Whole<0, 3>;   // of an alert: 0 for information, 1 confirm, 2 urgent, 3 protective action
using Weight = Whole<1, 4>;     // of an issue: 1 crisis ... 4 minor (taxonomy.md section 4)

using Date = Whole<19'700'101, 99'991'231>;  // year, month and day as one number: 20261123
using Minute = Whole<0, 1'440>;              // of a day, by the school's clock: 605 is 10:05, 1440 its end
using Weekday = Whole<1, 7>;                 // 1 is Monday (ISO 8601)
using Language = Text<8, 2>;                 // a BCP 47 primary tag: "pt"

}  // namespace cueline
