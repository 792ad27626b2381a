// A random school from a seed: people of all roles, sensible and senseless commands, lost weeks. The same seed gives
// the same log.
#pragma once

#include <map>
#include <optional>
#include <random>
#include <string>
#include <utility>

#include "tests/domain/ledger.hpp"

namespace cueline::domain::test {

class Workload {
 public:
  explicit Workload(unsigned seed);

  Ledger ledger;
  std::map<std::string, int> answers;  // how often each refusal, "ok" and "nothing new" was the answer

  // One command, or the passing of time.
  void step();

 private:
  std::uint64_t below(std::uint64_t bound) { return bound == 0 ? 0 : random_() % bound; }
  bool one_in(std::uint64_t chances) { return below(chances) == 0; }

  PersonId somebody();
  PersonId somebody_who_may(const Command& command);
  template <class Map>
  typename Map::key_type one_of(const Map& records);
  template <class T>
  std::uint64_t some_row() {
    const auto& rows = ledger.school.rows<T>();
    if (rows.empty() || one_in(10)) return below(ledger.school.head.value + 3);
    return std::next(rows.begin(), static_cast<std::ptrdiff_t>(below(rows.size())))->first;
  }
  MessageId some_message();
  std::vector<PersonId> some_people();
  Audience some_audience();
  void let_time_pass();

  Command some_command();
  Command about_people();
  Command about_channels();
  Command about_messages();
  Command about_observations();
  Command about_cards();
  Command about_alerts();
  Command about_issues();

  std::mt19937 random_;
  std::optional<std::pair<PersonId, Command>> last_;
};

}  // namespace cueline::domain::test
