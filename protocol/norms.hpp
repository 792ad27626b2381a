// How a room or team works: a few lines, agreed by everybody in it. A new version is agreed anew.
#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <optional>
#include <vector>

#include "protocol/ids.hpp"
#include "protocol/marks.hpp"
#include "protocol/values.hpp"

namespace cueline {

// ---- Norms ----

// One line of how a room or team works.
struct Norm {
  Title title;               // "Feedback is private and kind"
  Note text;                 // "In person, the same day.", may be empty
  std::optional<Code> code;  // a line of the catalogue, shown in each reader's language instead of the words
  bool operator==(const Norm&) const = default;
};
BOOST_DESCRIBE_STRUCT(Norm, (), (title, text, code))

// A change somebody suggests. It stays until a new version takes it up or somebody says why not.
struct NormSuggestion {
  std::uint64_t number = 0;         // counted from 1 in each channel, never used again
  PersonId by;                      // who
  Millis time;                      // when
  std::optional<Whole<1, 6>> line;  // which line it would replace; without it a new one
  Title text;                       // how it would read
  bool operator==(const NormSuggestion&) const = default;
};
BOOST_DESCRIBE_STRUCT(NormSuggestion, (), (number, by, time, line, text))

// What became of a suggestion, the latest ones.
struct NormVerdict {
  NormSuggestion suggestion;   // which
  PersonId by;                 // who decided
  Millis time;                 // when
  std::optional<Note> reason;  // why not; without it the line was taken up
  bool operator==(const NormVerdict&) const = default;
};
BOOST_DESCRIBE_STRUCT(NormVerdict, (), (suggestion, by, time, reason))

// The norms of a classroom or team, seen by its members.
struct Norms {
  ChannelId id;                                                // whose
  std::uint64_t version = 0;                                   // rises with every change of a line
  List<Norm, limits::norm_lines> lines;                        // as they now are
  List<std::uint64_t, limits::norm_lines> changed;             // which lines this version changed, counted from 1
  PersonId by;                                                 // who wrote this version
  Millis time;                                                 // when
  std::vector<PersonTime> agreed;                              // who agreed to this version, and when
  List<NormSuggestion, limits::norm_suggestions> suggestions;  // not decided yet, oldest first
  List<NormVerdict, limits::norm_suggestions> verdicts;        // the latest decisions, newest last
  std::uint64_t suggested = 0;                                 // how many suggestions there ever were
  bool operator==(const Norms&) const = default;
};
BOOST_DESCRIBE_STRUCT(Norms, (), (id, version, lines, changed, by, time, agreed, suggestions, verdicts, suggested))

// Writes the norms of a classroom or team one belongs to; the writer agrees by writing, everybody else is asked anew.
struct SetNorms {
  ChannelId channel;                        // whose
  List<Norm, limits::norm_lines, 1> lines;  // as they are to be
  std::uint64_t version = 0;                // the version they change, so that nobody's is lost; 0 for the first
  std::optional<std::uint64_t> takes_up;    // the number of the suggestion they take up
};
BOOST_DESCRIBE_STRUCT(SetNorms, (), (channel, lines, version, takes_up))

// Agrees to the norms as they are.
struct AgreeNorms {
  ChannelId channel;          // whose
  std::uint64_t version = 0;  // the version that was read
};
BOOST_DESCRIBE_STRUCT(AgreeNorms, (), (channel, version))

// Suggests a change of the norms.
struct SuggestNorm {
  ChannelId channel;                // whose
  std::optional<Whole<1, 6>> line;  // which line; without it a new one
  Title text;                       // how it would read
};
BOOST_DESCRIBE_STRUCT(SuggestNorm, (), (channel, line, text))

// Answers a suggestion with a no, and why; whoever made it takes it back without a word.
struct DeclineNorm {
  ChannelId channel;         // whose
  std::uint64_t number = 0;  // which suggestion
  Note reason;               // why not
};
BOOST_DESCRIBE_STRUCT(DeclineNorm, (), (channel, number, reason))

}  // namespace cueline
