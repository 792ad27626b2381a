// What may be searched for, and what is found: words that whoever asks may read anyway, wherever they stand.
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "protocol/ids.hpp"
#include "protocol/kinds.hpp"
#include "protocol/values.hpp"

namespace cueline {

// ---- Search ----

// Searches what was written: messages, cues with their answers, changes, issues with their story, norms, thanks,
// agendas. A hit has all of the words, in any of their forms in English, Spanish and Portuguese.
struct SearchFor {
  Text<limits::search_bytes> text;             // the words; empty: whatever the rest of the question says
  bool typing = false;                         // true: the last word may go on
  std::optional<PersonId> person;              // only what they wrote
  std::optional<ChannelId> channel;            // only what is shown there
  std::optional<StudentId> student;            // only what is about them
  std::optional<Code> sign;                    // only cues with this sign
  std::optional<List<FoundKind, 7, 1>> kinds;  // only these
  std::optional<Millis> from;                  // only what was written then or later
  std::optional<Millis> until;                 // only what was written before
  bool open = false;                           // true: only cues, changes and issues that are open now
  FoundOrder order = FoundOrder::newest;       // the newest or the best first
  Whole<1, limits::search_page> limit = 20;    // how many at once
  std::optional<Text<limits::search_cursor_bytes, 1>> after;  // `next` of the page before
};
BOOST_DESCRIBE_STRUCT(SearchFor, (),
                      (text, typing, person, channel, student, sign, kinds, from, until, open, order, limit, after))

// A stretch of an excerpt.
struct ExcerptPart {
  std::string text;  // as it was written
  bool hit = false;  // true: one of the words
};
BOOST_DESCRIBE_STRUCT(ExcerptPart, (), (text, hit))

// One thing that was found. What else is to be known of it, the thing itself says.
struct SearchHit {
  FoundKind found_kind = FoundKind::message;  // what it is
  std::uint64_t id = 0;                       // which; of norms the channel
  Sequence entry;                             // the entry that has the words: the thing's own, or an answer to it
  TimelineId timeline;                        // where that entry is at home
  std::optional<ChannelId> channel;           // the first channel that shows it
  PersonId author;                            // who wrote it; 0 for what was said without a name
  Millis time;                                // when
  std::optional<StudentId> student;           // about whom
  std::vector<Code> codes;                    // signs, kind of change, kind of issue, line of thanks
  std::vector<ExcerptPart> excerpt;           // some of what was written; empty if only a code was found
};
BOOST_DESCRIBE_STRUCT(SearchHit, (), (found_kind, id, entry, timeline, channel, author, time, student, codes, excerpt))

// What was found. How much there is beyond a page is not counted.
struct SearchHits {
  std::vector<SearchHit> hits;      // in the order asked for
  std::optional<std::string> next;  // there may be more: `after` of the next question
  Sequence up_to;                   // what was written later is not in it yet
};
BOOST_DESCRIBE_STRUCT(SearchHits, (), (hits, next, up_to))

}  // namespace cueline
