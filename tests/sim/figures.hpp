// What a run of many seeds counts and prints; and the settings it is given in the environment.
#pragma once

#include <boost/describe/members.hpp>
#include <boost/describe/modifiers.hpp>
#include <boost/mp11/algorithm.hpp>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <map>
#include <string>

namespace cueline::sim {

inline std::uint64_t setting(const char* name, std::uint64_t otherwise) {
  const char* const value = std::getenv(name);
  return value ? std::stoull(value) : otherwise;
}

// Each figure of a described struct of totals, with its name.
template <class Totals, class Visit>
void each_total(const Visit& visit) {
  using Figures = boost::describe::describe_members<Totals, boost::describe::mod_public>;
  boost::mp11::mp_for_each<Figures>([&](auto figure) { visit(figure.name, figure.pointer); });
}

using Counts = std::map<std::string, std::uint64_t>;

inline void add(Counts& sum, const Counts& more) {
  for (const auto& [name, count] : more) sum[name] += count;
}

template <class Totals>
void add_totals(Totals& sum, const Totals& one) {
  each_total<Totals>([&](const char*, auto figure) { sum.*figure += one.*figure; });
}

template <class Totals>
void print_totals(std::uint64_t seeds, const Totals& sum) {
  std::cout << seeds << " seeds";
  const char* before = ": ";
  each_total<Totals>([&](const char* name, auto figure) {
    std::cout << before << name << ' ' << sum.*figure;
    before = ", ";
  });
  std::cout << '\n';
}

inline void print(const char* title, const Counts& counts) {
  std::cout << title << ':';
  for (const auto& [name, count] : counts) std::cout << ' ' << name << ' ' << count;
  std::cout << '\n';
}

}  // namespace cueline::sim
