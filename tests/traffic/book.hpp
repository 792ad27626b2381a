// What a room said, and what each of its readers was given of it. Messages are words "SENDER-NUMBER ..." with the
// numbers of a sender counting up from 1, so that a hole, a repeat and a swap are each seen at the entry that shows it.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "protocol/entries.hpp"

namespace cueline::traffic {

struct Word {
  std::size_t sender = 0;
  std::uint64_t number = 0;  // 0: not one of ours
};
[[nodiscard]] std::string word_text(Word word);
[[nodiscard]] Word read_word(std::string_view text);
[[nodiscard]] Word word_of(const Entry& entry);

// What went wrong, counted by kind. Nothing did: all are zero.
struct Wrongs {
  std::uint64_t holes = 0;           // never given, though something later was, or in the end
  std::uint64_t repeats = 0;         // given twice
  std::uint64_t swaps = 0;           // given after something later
  std::uint64_t broken_links = 0;    // an entry names another entry before it than the one given before it
  std::uint64_t contradictions = 0;  // one message told under two sequences: to its author, or to two readers

  [[nodiscard]] bool any() const { return holes + repeats + swaps + broken_links + contradictions > 0; }
  Wrongs& operator+=(const Wrongs& other);
};

// A room's messages by sender and number, each with its place in the school's order, whoever learned it first.
class Book {
 public:
  explicit Book(std::size_t senders) : sequences_(senders), sent_(senders, 0) {}

  [[nodiscard]] Word next(std::size_t sender) { return {sender, ++sent_[sender]}; }
  [[nodiscard]] std::uint64_t sent(std::size_t sender) const { return sent_[sender]; }
  [[nodiscard]] std::size_t senders() const { return sent_.size(); }
  // An acknowledgement or a delivery. False: it contradicts an earlier one.
  [[nodiscard]] bool note(Word word, Sequence sequence);

 private:
  std::vector<std::vector<std::uint64_t>> sequences_;
  std::vector<std::uint64_t> sent_;
};

// One reader of a room.
class Given {
 public:
  enum class Order { kept, any };  // of each sender: a client with a window may be told busy in the middle of it
  explicit Given(Book& book, Order order = Order::kept) : book_(&book), order_(order), last_(book.senders(), 0) {}

  void take(const Entry& entry);

  [[nodiscard]] std::uint64_t count() const { return count_; }
  [[nodiscard]] bool complete() const;                   // everything that was sent is here
  [[nodiscard]] Wrongs wrongs() const;                   // so far; what is not complete yet counts as holes
  [[nodiscard]] Wrongs seen() const { return wrongs_; }  // the same without what may still come

 private:
  Book* book_;
  Order order_;
  std::vector<std::uint64_t> last_;                       // of each sender
  std::set<std::pair<std::size_t, std::uint64_t>> owed_;  // left out so far
  Sequence previous_;
  Wrongs wrongs_;
  std::uint64_t count_ = 0;
};

}  // namespace cueline::traffic
