// JSON text straight into described structs, strict, with the place and the reason of the first fault.
// Every struct costs compile time, so few files include this. A reader returns false after it has filled `fault`;
// whoever called it puts its own step in front of the pointer.
#pragma once

#include <simdjson.h>

#include <boost/mp11/algorithm.hpp>
#include <cstdint>
#include <string>
#include <string_view>

#include "protocol/describe.hpp"
#include "protocol/read.hpp"

namespace cueline::codec {

namespace ondemand = simdjson::ondemand;

bool refuse(Fault& fault, Errc code, std::string allowed = {});
bool refuse(Fault& fault, simdjson::error_code error);  // what simdjson says about the text itself
void step_in_front(Fault& fault, std::string_view name);

bool read_text(ondemand::value value, std::string_view& text, Fault& fault);
bool read_bool(ondemand::value value, bool& truth, Fault& fault);
bool read_whole(ondemand::value value, std::int64_t min, std::int64_t max, std::int64_t& number, Fault& fault);
bool read_object(ondemand::value value, ondemand::object& object, Fault& fault);
bool read_array(ondemand::value value, ondemand::array& array, Fault& fault);
bool read_kind(ondemand::object& object, std::string_view& kind, Fault& fault);

bool too_short(Fault& fault, std::size_t min, std::string_view unit);
bool too_long(Fault& fault, std::size_t max, std::string_view unit);
std::string one_of(const std::string_view* names, std::size_t count);

template <class T>
bool read_value(ondemand::value value, T& out, Fault& fault);

template <std::integral T>
bool read_integer(ondemand::value value, T& out, Fault& fault, std::int64_t min, std::int64_t max) {
  std::int64_t number = 0;
  if (!read_whole(value, min, max, number, fault)) return false;
  out = static_cast<T>(number);
  return true;
}

template <describe::IsString T>
bool read_string(ondemand::value value, T& out, Fault& fault) {
  std::string_view text;
  if (!read_text(value, text, fault)) return false;
  if constexpr (describe::IsLimitedString<T>) {
    if (text.size() < T::min_bytes) return too_short(fault, T::min_bytes, "byte");
    if (text.size() > T::max_bytes) return too_long(fault, T::max_bytes, "byte");
  }
  out.assign(text);
  return true;
}

template <describe::IsEnum T>
bool read_enum(ondemand::value value, T& out, Fault& fault) {
  constexpr auto& names = describe::value_names<T>;
  std::string_view text;
  if (!read_text(value, text, fault)) return false;
  const auto found = std::ranges::find(names, text);
  if (found == names.end()) return refuse(fault, Errc::unknown_value, one_of(names.data(), names.size()));
  out = describe::values<T>[static_cast<std::size_t>(found - names.begin())];
  return true;
}

template <describe::IsArray T>
bool read_items(ondemand::value value, T& out, Fault& fault) {
  ondemand::array array;
  if (!read_array(value, array, fault)) return false;
  for (auto item : array) {
    ondemand::value one;
    if (const auto error = item.get(one)) return refuse(fault, error);
    if constexpr (describe::IsLimitedArray<T>) {
      if (out.size() == T::max_items) return too_long(fault, T::max_items, "item");
    }
    if (!read_value(one, out.emplace_back(), fault)) {
      step_in_front(fault, std::to_string(out.size() - 1));
      return false;
    }
  }
  if constexpr (describe::IsLimitedArray<T>) {
    if (out.size() < T::min_items) return too_short(fault, T::min_items, "item");
  }
  return true;
}

// Fields usually come in the order they are described, so the next one is the first guess.
template <describe::IsStruct T>
std::size_t find_field(std::string_view key, std::size_t guess) {
  constexpr auto& names = describe::field_names<T>;
  if (guess < names.size() && names[guess] == key) return guess;
  return static_cast<std::size_t>(std::ranges::find(names, key) - names.begin());
}

template <describe::IsStruct T>
bool read_field(std::size_t index, ondemand::value value, T& out, Fault& fault) {
  return boost::mp11::mp_with_index<describe::field_count<T>>(index, [&](auto i) {
    using Field = describe::FieldAt<T, i()>;
    if (read_value(value, out.*Field::pointer, fault)) return true;
    step_in_front(fault, Field::name);
    return false;
  });
}

template <describe::IsStruct T>
bool nothing_missing(std::uint64_t seen, Fault& fault) {
  bool complete = true;
  boost::mp11::mp_for_each<boost::mp11::mp_iota_c<describe::field_count<T>>>([&](auto i) {
    if (!complete || describe::IsOptional<describe::FieldType<T, i()>> || (seen >> i() & 1U) != 0) return;
    complete = refuse(fault, Errc::missing_field);
    step_in_front(fault, describe::field_names<T>[i()]);
  });
  return complete;
}

// `tagged`: the object also has the `kind` that chose T.
template <describe::IsStruct T>
bool read_fields(ondemand::object& object, T& out, Fault& fault, bool tagged) {
  constexpr auto count = describe::field_count<T>;
  static_assert(count < 63, "one bit per field, and one for the kind");
  std::uint64_t seen = 0;
  std::size_t guess = 0;
  for (auto each : object) {
    ondemand::field field;
    if (const auto error = std::move(each).get(field)) return refuse(fault, error);
    std::string_view key;
    if (const auto error = field.unescaped_key().get(key)) return refuse(fault, error);
    auto index = find_field<T>(key, guess);
    const bool is_kind = index == count && tagged && key == "kind";
    if (index == count && !is_kind) {
      refuse(fault, Errc::unknown_field);
      step_in_front(fault, key);
      return false;
    }
    const auto bit = std::uint64_t{1} << index;
    if ((seen & bit) != 0) {
      refuse(fault, Errc::duplicate_field);
      step_in_front(fault, key);
      return false;
    }
    seen |= bit;
    if (is_kind) {  // read_kind has read it; simdjson does not judge what it only skips
      if (const auto error = field.value().get_raw_json_string().error()) return refuse(fault, error);
      continue;
    }
    if (!read_field(index, field.value(), out, fault)) return false;
    guess = index + 1;
  }
  return nothing_missing<T>(seen, fault);
}

template <describe::IsVariant V>
bool read_variant(ondemand::value value, V& out, Fault& fault) {
  ondemand::object object;
  std::string_view kind;
  if (!read_object(value, object, fault) || !read_kind(object, kind, fault)) return false;
  const auto index = describe::find_kind<V>(kind);
  if (index == describe::none<V>) {
    refuse(fault, Errc::unknown_kind, one_of(describe::kind_names<V>.data(), describe::kind_names<V>.size()));
    step_in_front(fault, "kind");
    return false;
  }
  return boost::mp11::mp_with_index<std::variant_size_v<V>>(
      index, [&](auto i) { return read_fields(object, out.template emplace<i()>(), fault, true); });
}

template <class T>
bool read_value(ondemand::value value, T& out, Fault& fault) {
  constexpr auto whole_max = static_cast<std::int64_t>(limits::sequence_max);
  if constexpr (std::same_as<T, bool>) {
    return read_bool(value, out, fault);
  } else if constexpr (std::integral<T>) {
    return read_integer(value, out, fault, 0, whole_max);
  } else if constexpr (describe::IsId<T>) {
    return read_integer(value, out.value, fault, 0, whole_max);
  } else if constexpr (describe::IsMillis<T>) {
    return read_integer(value, out.value, fault, 0, limits::time_max);
  } else if constexpr (describe::IsWhole<T>) {
    return read_integer(value, out.value, fault, T::min, T::max);
  } else if constexpr (describe::IsString<T>) {
    return read_string(value, out, fault);
  } else if constexpr (describe::IsEnum<T>) {
    return read_enum(value, out, fault);
  } else if constexpr (describe::IsOptional<T>) {
    bool null = false;
    if (const auto error = value.is_null().get(null)) return refuse(fault, error);
    return null || read_value(value, out.emplace(), fault);
  } else if constexpr (describe::IsArray<T>) {
    return read_items(value, out, fault);
  } else if constexpr (describe::IsVariant<T>) {
    return read_variant(value, out, fault);
  } else {
    static_assert(describe::IsStruct<T>);
    ondemand::object object;
    return read_object(value, object, fault) && read_fields(object, out, fault, false);
  }
}

}  // namespace cueline::codec
