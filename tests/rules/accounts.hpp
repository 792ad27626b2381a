// What the book keeps of each alert, observation and issue, from entries alone.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <variant>
#include <vector>

#include "protocol/entries.hpp"
#include "tests/rules/silence.hpp"

namespace cueline::rules {

using People = std::set<PersonId>;

struct AlertAccount {
  Entry sent;
  People told;
  std::map<PersonId, std::int64_t> held;  // until when
  std::vector<PersonId> waiting;          // asked if nobody takes it, in order
  std::int64_t widened = 0;               // when others were asked
  People answered;
  People aware;  // told of the silence of others
  std::optional<PersonId> taker;
  std::int64_t open_since = 0;  // given back by who had taken it
  std::optional<std::int64_t> over;
  Silence silence;
  People has_it;                         // said "got it" last
  Silence undone;                        // what follows if nobody says that it is done
  std::optional<std::int64_t> to_do_by;  // since when that is waited for
  bool done = false;

  [[nodiscard]] const AlertSent& fact() const { return std::get<AlertSent>(sent.body); }
};

struct ObservationAccount {
  Entry sent;
  bool closed = false;          // answered, or taken back
  bool acted = false;           // somebody is on the way, or has said what to try
  bool offered = false;         // to its author, or brought somewhere by them
  bool left_to_author = false;  // nobody else is looked for
  Silence silence;

  [[nodiscard]] const ObservationSent& fact() const { return std::get<ObservationSent>(sent.body); }
};

struct IssueAccount {
  Entry raised;
  std::optional<PersonId> owner;
  bool over = false;
  std::optional<std::int64_t> next;  // when silence is acted upon

  [[nodiscard]] const IssueRaised& fact() const { return std::get<IssueRaised>(raised.body); }
};

}  // namespace cueline::rules
