#include "tests/traffic/book.hpp"

#include <charconv>
#include <variant>

namespace cueline::traffic {

std::string word_text(Word word) {
  return std::to_string(word.sender) + "-" + std::to_string(word.number) +
         " The bus is ten minutes late, please keep Room 12 until we are there.";
}

Word read_word(std::string_view text) {
  Word word;
  const auto* const end = text.data() + text.size();
  const auto sender = std::from_chars(text.data(), end, word.sender);
  if (sender.ec != std::errc() || sender.ptr == end || *sender.ptr != '-') return {};
  if (std::from_chars(sender.ptr + 1, end, word.number).ec != std::errc()) return {};
  return word;
}

Word word_of(const Entry& entry) {
  const auto* message = std::get_if<MessagePosted>(&entry.body);
  return message == nullptr ? Word{} : read_word(message->text);
}

Wrongs& Wrongs::operator+=(const Wrongs& other) {
  holes += other.holes;
  repeats += other.repeats;
  swaps += other.swaps;
  broken_links += other.broken_links;
  contradictions += other.contradictions;
  return *this;
}

bool Book::note(Word word, Sequence sequence) {
  auto& sequences = sequences_[word.sender];
  if (sequences.size() <= word.number) sequences.resize(word.number + 1, 0);
  auto& known = sequences[word.number];
  if (known == 0) known = sequence.value;
  return known == sequence.value;
}

void Given::take(const Entry& entry) {
  const auto word = word_of(entry);
  if (word.number == 0 || word.sender >= last_.size()) return;
  ++count_;
  if (!book_->note(word, entry.sequence)) ++wrongs_.contradictions;
  if (previous_ && entry.previous != previous_) ++wrongs_.broken_links;
  previous_ = entry.sequence;
  auto& last = last_[word.sender];
  if (word.number > last) {
    while (++last < word.number) owed_.emplace(word.sender, last);
  } else if (owed_.erase({word.sender, word.number}) == 0) {
    ++wrongs_.repeats;
  } else if (order_ == Order::kept) {
    ++wrongs_.swaps;
  }
}

bool Given::complete() const {
  if (!owed_.empty()) return false;
  for (std::size_t sender = 0; sender < last_.size(); ++sender)
    if (last_[sender] < book_->sent(sender)) return false;
  return true;
}

Wrongs Given::wrongs() const {
  auto wrongs = seen();
  wrongs.holes += owed_.size();
  for (std::size_t sender = 0; sender < last_.size(); ++sender) wrongs.holes += book_->sent(sender) - last_[sender];
  return wrongs;
}

}  // namespace cueline::traffic
