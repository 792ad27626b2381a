// The first broken promise of a run, and how much was done on the way.
#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <map>
#include <string>

namespace cueline::rules {

struct Totals {
  std::uint64_t commands = 0;
  std::uint64_t refused = 0;
  std::uint64_t entries = 0;
  std::uint64_t clock_changes = 0;  // runs across a change of the clocks
  std::uint64_t restarts = 0;
  std::uint64_t absences = 0;
  std::uint64_t covers = 0;
  std::uint64_t moves = 0;
  std::uint64_t alerts = 0;
  std::uint64_t day_changes = 0;    // alerts that change the timetable
  std::uint64_t changed_twice = 0;  // a day that another alert had changed already
  std::uint64_t corrected = 0;
  std::uint64_t carried = 0;   // answers, over to corrections
  std::uint64_t widened = 0;   // requests for cover, to who is next
  std::uint64_t told = 0;      // people told by alerts at once,
  std::uint64_t held = 0;      // when they were back,
  std::uint64_t left_out = 0;  // and not at all
  std::uint64_t reached = 0;
  std::uint64_t emergencies = 0;
  std::uint64_t off_hours = 0;  // people told outside their hours, of protective actions alone
  std::uint64_t taken = 0;
  std::uint64_t stood_down = 0;     // too late to take it
  std::uint64_t done = 0;           // what was to be done,
  std::uint64_t asked_if_done = 0;  // and asked about till then
  std::uint64_t ended = 0;
  std::uint64_t pursued = 0;  // things done about silence
  std::uint64_t late = 0;     // things due that waited for the server
  std::uint64_t diverted = 0;
  std::uint64_t interpreters = 0;
  std::uint64_t observations = 0;
  std::uint64_t offered = 0;
  std::uint64_t left_to_author = 0;  // somebody acts, nobody else is looked for
  std::uint64_t issues = 0;
  std::uint64_t bypassed = 0;
  std::uint64_t anonymous = 0;
  std::uint64_t passes_ended = 0;
  std::uint64_t closed_again = 0;                 // looks at what a cover had opened, after its end
  std::map<std::string, std::uint64_t> acts;      // against silence, by name
  std::map<std::string, std::uint64_t> refusals;  // by command and code
};
BOOST_DESCRIBE_STRUCT(Totals, (),
                      (commands, refused, entries, clock_changes, restarts, absences, covers, moves, alerts,
                       day_changes, changed_twice, corrected, carried, widened, told, held, left_out, reached,
                       emergencies, off_hours, taken, stood_down, done, asked_if_done, ended, pursued, late, diverted,
                       interpreters, observations, offered, left_to_author, issues, bypassed, anonymous, passes_ended,
                       closed_again))

struct Verdict {
  Totals totals;
  std::string broken;  // empty: every promise was kept
  std::string log;     // the entries up to then, for whoever looks for the reason

  void fail(const std::string& promise) {
    if (broken.empty()) broken = promise;
  }
};

}  // namespace cueline::rules
