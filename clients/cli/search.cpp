#include <fmt/core.h>

#include "clients/cli/choose.hpp"
#include "clients/cli/describe_entry.hpp"
#include "clients/cli/words.hpp"
#include "protocol/write.hpp"

namespace cueline::cli {
namespace {

constexpr std::int64_t day_ms = std::int64_t{24} * 60 * 60 * 1000;

// The screens call them so.
std::string on_screen(FoundKind kind) {
  switch (kind) {
    case FoundKind::observation: return "cue";
    case FoundKind::alert: return "change";
    case FoundKind::kudos: return "thanks";
    default: return word_of(kind);
  }
}

std::optional<FoundKind> kind_of(const std::string& word) {
  for (const auto kind : {FoundKind::observation, FoundKind::alert, FoundKind::kudos})
    if (word == on_screen(kind)) return kind;
  return choose<FoundKind>("--kind", word);
}

std::optional<Millis> midnight(const View& view, std::string_view option, const std::string& words) {
  const auto date = date_of(option, words);
  return date ? time_from(view, words_of(*date) + " 00:00") : std::nullopt;
}

// False: something was not understood, and was said.
bool take_people(const View& view, const SearchWords& words, SearchFor& question) {
  if (!words.person.empty() && !(question.person = one_person(view, words.person))) return false;
  if (!words.channel.empty() && !(question.channel = one_channel(view, words.channel))) return false;
  return words.student.empty() || (question.student = one_student(view, words.student)).has_value();
}

bool take_times(const View& view, const SearchWords& words, SearchFor& question) {
  if (!words.from.empty() && !(question.from = midnight(view, "--from", words.from))) return false;
  if (words.to.empty()) return true;
  question.until = midnight(view, "--to", words.to);
  if (question.until) question.until->value += day_ms;  // that day too
  return question.until.has_value();
}

std::optional<SearchFor> question_from(const View& view, const SearchWords& words) {
  SearchFor question;
  std::string text;
  for (const auto& word : words.text) text += (text.empty() ? "" : " ") + word;
  question.text = text;
  if (!take_people(view, words, question) || !take_times(view, words, question)) return std::nullopt;
  if (!words.sign.empty()) question.sign = Code(words.sign);
  for (const auto& word : words.kinds) {
    const auto kind = kind_of(word);
    if (!kind) return std::nullopt;
    if (!question.kinds) question.kinds.emplace();
    question.kinds->push_back(*kind);
  }
  question.open = words.open;
  question.order = words.best ? FoundOrder::best : FoundOrder::newest;
  question.limit = words.limit;
  if (!words.after.empty()) question.after = Text<limits::search_cursor_bytes, 1>(words.after);
  return question;
}

void print(const Remote& remote, const SearchHit& hit) {
  const auto& view = remote.view();
  const auto& terminal = remote.terminal();
  auto head = fmt::format("#{} {}", hit.id, on_screen(hit.found_kind));
  const auto add = [&head](const std::string& words) {
    if (!words.empty()) head += ", " + words;
  };
  if (hit.student) add(view.initials(*hit.student));
  if (hit.channel && view.channels.contains(*hit.channel)) add(view.name(*hit.channel));
  add(hit.author ? view.name(hit.author) : "without a name");
  add(view.clock(hit.time, now()));
  fmt::print("{}\n", terminal.paint(harmless(head), Colour::quiet));
  std::string line;
  for (const auto& code : hit.codes) line += (line.empty() ? "" : ", ") + plain(code);
  if (!line.empty() && !hit.excerpt.empty()) line += ": ";
  for (const auto& part : hit.excerpt)
    line += terminal.paint(harmless(part.text), part.hit ? Colour::strong : Colour::plain);
  fmt::print("  {}\n", line);
}

}  // namespace

Outcome search(const Common& common, const SearchWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto question = question_from(remote.view(), words);
  if (!question) return Outcome::usage;
  const auto finding = remote.ask(*question);
  if (!finding) return Outcome::refused;
  const auto& found = std::get<SearchHits>(*finding);
  if (remote.json()) {
    fmt::print("{}\n", write(ServerFrame{Found{"", finding, {}}}));
    return Outcome::done;
  }
  if (found.hits.empty()) fmt::print("Nothing found.\n");
  for (const auto& hit : found.hits) print(remote, hit);
  if (found.next) fmt::print("More: the same with --after {}\n", *found.next);
  return Outcome::done;
}

}  // namespace cueline::cli
