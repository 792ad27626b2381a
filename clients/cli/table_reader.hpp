// A spreadsheet's rows by the names of its columns. Says what is wrong with its line and column.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "clients/cli/school_tables.hpp"

namespace cueline::cli {

class TableReader {
 public:
  // `wanted` columns must be there, `allowed` ones may be; an unknown one is a fault, since it may be a misspelt one.
  TableReader(const Csv& csv, std::vector<std::string_view> wanted, std::vector<std::string_view> allowed);

  // The next row of cells; false after the last one, and if the first line is not sound.
  [[nodiscard]] bool next();
  [[nodiscard]] std::size_t line() const { return row_->line; }
  [[nodiscard]] std::string cell(std::string_view column) const;  // without spaces around it

  void fault(std::string_view column, std::string what);
  [[nodiscard]] bool sound() const { return sound_; }  // of this row, so far
  [[nodiscard]] std::vector<TableFault> faults() && { return std::move(faults_); }

  // Cells as what they mean; a fault if they mean nothing. Empty ones are none, and no fault unless `needed`.
  [[nodiscard]] Name name(std::string_view column);
  [[nodiscard]] std::optional<Minute> minute(std::string_view column, bool needed);
  [[nodiscard]] std::vector<Weekday> weekdays(std::string_view column);
  [[nodiscard]] std::optional<Date> date(std::string_view column);
  template <class Id>
  [[nodiscard]] std::optional<Id> one(std::string_view column, const std::vector<Id>& found, std::string_view what) {
    const auto words = cell(column);
    if (found.size() == 1) return found.front();
    fault(column, found.empty() ? "there is no " + std::string(what) + " \"" + words + "\""
                                : "\"" + words + "\" could be several");
    return std::nullopt;
  }
  template <class Enum>
  [[nodiscard]] std::optional<Enum> choice(std::string_view column);

 private:
  const Csv& csv_;
  const CsvRow* row_ = nullptr;
  std::size_t at_ = 0;
  bool sound_ = true;
  std::map<std::string, std::size_t, std::less<>> columns_;
  std::vector<TableFault> faults_;
};

}  // namespace cueline::cli

#include <boost/describe/enum_from_string.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>

namespace cueline::cli {

template <class Enum>
std::optional<Enum> TableReader::choice(std::string_view column) {
  auto word = cell(column);
  if (word.empty()) return std::nullopt;
  for (auto& letter : word) letter = letter == ' ' || letter == '-' ? '_' : letter;
  Enum value{};
  if (boost::describe::enum_from_string(word.c_str(), value)) return value;
  std::string allowed;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>(
      [&](auto each) { allowed += (allowed.empty() ? "" : ", ") + std::string(each.name); });
  fault(column, "must be one of " + allowed);
  return std::nullopt;
}

}  // namespace cueline::cli
