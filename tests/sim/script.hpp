// What people do: mostly sensible commands, some that come too late, name the wrong thing or belong to somebody else.
#pragma once

#include "protocol/commands.hpp"
#include "tests/sim/chance.hpp"
#include "tests/sim/oracle.hpp"

namespace cueline::sim {

class Script {
 public:
  Script(Chance& chance, const Oracle& oracle) : chance_(chance), oracle_(oracle) {}

  [[nodiscard]] Command next(PersonId me, Millis now);
  [[nodiscard]] TimelineId timeline();  // to read in

 private:
  template <class Id, class T>
  Id one_of(const std::map<Id, T>& records);
  ItemId item();
  MessageId message();
  std::string words(std::size_t most);

  Command about_people(Millis now);
  Command about_channels();
  Command about_messages();
  Command about_observations(Millis now);
  Command about_alerts(Millis now);
  Command about_issues();
  Command about_the_day(Millis now);
  Command about_cards();
  Command about_working_together(Millis now);
  template <class T>
  std::uint64_t row_of();

  Chance& chance_;
  const Oracle& oracle_;
};

}  // namespace cueline::sim
