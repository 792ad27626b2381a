// Described structs to JSON text, appended to one string. Every struct costs compile time: few files include this.
#pragma once

#include <boost/mp11/algorithm.hpp>
#include <charconv>
#include <string>
#include <string_view>
#include <type_traits>

#include "protocol/describe.hpp"

namespace cueline::codec {

// "\"name\":" of a field, made once by the compiler.
template <class Field>
struct Key {
  static constexpr std::string_view name{Field::name};
  static constexpr auto letters = [] {
    std::array<char, name.size() + 3> quoted{};
    quoted.front() = '"';
    std::ranges::copy(name, quoted.begin() + 1);
    quoted[name.size() + 1] = '"';
    quoted[name.size() + 2] = ':';
    return quoted;
  }();
  static constexpr std::string_view text{letters.data(), letters.size()};
};

// Quotes, backslashes and control characters are escaped; all else is copied as it is.
void write_string(std::string& out, std::string_view text);

template <std::integral T>
void write_number(std::string& out, T number) {
  std::array<char, 24> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), end);
}

template <class T>
void write_value(std::string& out, const T& value);

template <describe::IsStruct T>
void write_fields(std::string& out, const T& value) {
  boost::mp11::mp_for_each<describe::Fields<T>>([&]<class Field>(Field) {
    const auto& member = value.*Field::pointer;
    if constexpr (describe::IsOptional<std::remove_cvref_t<decltype(member)>>) {
      if (!member) return;
    }
    if (out.back() != '{') out += ',';
    out += Key<Field>::text;
    write_value(out, member);
  });
}

template <class T>
void write_tagged(std::string& out, const T& value) {
  out += R"({"kind":")";
  out += describe::kind_name<T>;
  out += '"';
  write_fields(out, value);
  out += '}';
}

template <describe::IsArray T>
void write_array(std::string& out, const T& items) {
  out += '[';
  for (const auto& item : items) {
    if (out.back() != '[') out += ',';
    write_value(out, item);
  }
  out += ']';
}

template <class T>
void write_value(std::string& out, const T& value) {
  if constexpr (std::same_as<T, bool>) {
    out += value ? "true" : "false";
  } else if constexpr (std::integral<T>) {
    write_number(out, value);
  } else if constexpr (describe::IsId<T> || describe::IsMillis<T> || describe::IsWhole<T>) {
    write_number(out, value.value);
  } else if constexpr (describe::IsString<T>) {
    write_string(out, value);
  } else if constexpr (describe::IsEnum<T>) {
    out += '"';
    out += describe::value_names<T>[static_cast<std::size_t>(value)];
    out += '"';
  } else if constexpr (describe::IsOptional<T>) {
    write_value(out, *value);
  } else if constexpr (describe::IsArray<T>) {
    write_array(out, value);
  } else if constexpr (describe::IsVariant<T>) {
    std::visit([&out](const auto& one) { write_tagged(out, one); }, value);
  } else {
    static_assert(describe::IsStruct<T>);
    out += '{';
    write_fields(out, value);
    out += '}';
  }
}

template <class T>
[[nodiscard]] std::string written(const T& value) {
  std::string out;
  out.reserve(384);  // holds most of what people send
  write_value(out, value);
  return out;
}

}  // namespace cueline::codec
