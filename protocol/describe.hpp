// What the reader, the writer and the generator know about a type: its shape, its fields, its name on the wire.
// Everything here is made by the compiler from the descriptions beside the structs.
#pragma once

#include <algorithm>
#include <array>
#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>
#include <concepts>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "protocol/frames.hpp"

namespace cueline::describe {

// ---- Shapes ----

template <class T>
inline constexpr bool is_id = false;
template <class Tag>
inline constexpr bool is_id<Id<Tag>> = true;
template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_variant = false;
template <class... Ts>
inline constexpr bool is_variant<std::variant<Ts...>> = true;

template <class T>
concept IsId = is_id<T>;
template <class T>
concept IsMillis = std::same_as<T, Millis>;
template <class T>
concept IsWhole = requires {
  T::min;
  T::max;
};
template <class T>
concept IsString = std::derived_from<T, std::string>;
template <class T>
concept IsLimitedString = IsString<T> && requires { T::max_bytes; };
template <class T>
concept IsArray = requires { typename T::value_type; } && std::derived_from<T, std::vector<typename T::value_type>>;
template <class T>
concept IsLimitedArray = IsArray<T> && requires { T::max_items; };
template <class T>
concept IsEnum = std::is_enum_v<T>;
template <class T>
concept IsOptional = is_optional<T>;
template <class T>
concept IsVariant = is_variant<T>;
template <class T>
concept IsStruct = boost::describe::has_describe_members<T>::value && !IsString<T> && !IsArray<T>;

// ---- Fields ----

template <IsStruct T>
using Fields = boost::describe::describe_members<T, boost::describe::mod_public>;

template <IsStruct T>
inline constexpr std::size_t field_count = boost::mp11::mp_size<Fields<T>>::value;

template <IsStruct T, std::size_t I>
using FieldAt = boost::mp11::mp_at_c<Fields<T>, I>;

template <IsStruct T, std::size_t I>
using FieldType = std::remove_cvref_t<decltype(std::declval<T&>().*FieldAt<T, I>::pointer)>;

template <IsStruct T>
inline constexpr auto field_names = []<std::size_t... I>(std::index_sequence<I...>) {
  return std::array<std::string_view, sizeof...(I)>{FieldAt<T, I>::name...};
}(std::make_index_sequence<field_count<T>>());

template <IsEnum T>
inline constexpr auto value_names = []<class... D>(boost::describe::detail::list<D...>) {
  return std::array<std::string_view, sizeof...(D)>{D::name...};
}(boost::describe::describe_enumerators<T>());

template <IsEnum T>
inline constexpr auto values = []<class... D>(boost::describe::detail::list<D...>) {
  return std::array<T, sizeof...(D)>{D::value...};
}(boost::describe::describe_enumerators<T>());

// ---- Names ----

// "AddPerson"
template <class T>
[[nodiscard]] constexpr std::string_view type_name() {
  const std::string_view whole = __PRETTY_FUNCTION__;  // "... [T = cueline::AddPerson]", with GCC "... T = X; ..."
  const auto start = whole.find("T = ") + 4;
  const auto full = whole.substr(start, whole.find_first_of(";]", start) - start);
  const auto colons = full.rfind("::");
  return colons == std::string_view::npos ? full : full.substr(colons + 2);
}

// "add_person"
template <class T>
struct SnakeCase {
  static constexpr std::size_t size = [] {
    const auto name = type_name<T>();
    return name.size() + static_cast<std::size_t>(std::ranges::count_if(
                             name.substr(1), [](char letter) { return letter >= 'A' && letter <= 'Z'; }));
  }();
  static constexpr std::array<char, size> letters = [] {
    std::array<char, size> snake{};
    std::size_t at = 0;
    for (const char letter : type_name<T>()) {
      const bool capital = letter >= 'A' && letter <= 'Z';
      if (capital && at != 0) snake[at++] = '_';
      snake[at++] = capital ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return snake;
  }();
};

// The `kind` of a struct on the wire. Three structs have a longer name in C++ than the thing they stand for.
template <class T>
inline constexpr std::string_view kind_name{SnakeCase<T>::letters.data(), SnakeCase<T>::size};
template <>
inline constexpr std::string_view kind_name<CommandFrame> = "command";
template <>
inline constexpr std::string_view kind_name<EntryFrame> = "entry";
template <>
inline constexpr std::string_view kind_name<SchoolRecord> = "school";

template <class V>
inline constexpr std::size_t none = std::variant_size_v<V>;

template <IsVariant V>
inline constexpr auto kind_names = []<std::size_t... I>(std::index_sequence<I...>) {
  return std::array<std::string_view, sizeof...(I)>{kind_name<std::variant_alternative_t<I, V>>...};
}(std::make_index_sequence<std::variant_size_v<V>>());

template <IsVariant V>
inline constexpr auto kinds_in_order = [] {
  std::array<std::size_t, std::variant_size_v<V>> order{};
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::sort(order, {}, [](std::size_t i) { return kind_names<V>[i]; });
  return order;
}();

// The alternative of that kind, or none<V>.
template <IsVariant V>
[[nodiscard]] constexpr std::size_t find_kind(std::string_view kind) {
  const auto name = [](std::size_t i) { return kind_names<V>[i]; };
  const auto found = std::ranges::lower_bound(kinds_in_order<V>, kind, {}, name);
  return found != kinds_in_order<V>.end() && name(*found) == kind ? *found : none<V>;
}

}  // namespace cueline::describe
