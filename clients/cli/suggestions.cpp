#include <fmt/core.h>

#include "clients/cli/choose.hpp"
#include "clients/cli/describe_entry.hpp"
#include "clients/cli/words.hpp"
#include "protocol/write.hpp"

namespace cueline::cli {
namespace {

std::string names(const View& view, const std::vector<PersonId>& persons) {
  std::string list;
  for (const auto one : persons) list += (list.empty() ? "" : ", ") + view.name(one);
  return list;
}

}  // namespace

Outcome list_suggestions(const Common& common) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto& view = remote.view();
  Table table{"ID", "STUDENT", "SIGN", "SEEN", "WHY", "NOTICED BY", "STATE"};
  for (const auto& [id, one] : view.rows<Suggestion>()) {
    if (remote.json()) {
      fmt::print("{}\n", write(Record{one}));
      continue;
    }
    const bool waits = one.state == SuggestionState::open || one.state == SuggestionState::drafted;
    table.add({{fmt::format("#{}", id), Colour::quiet},
               {view.initials(one.student), Colour::strong},
               {plain(one.sign)},
               {fmt::format("{} times", one.evidence.size())},
               {word_of(one.why)},
               {names(view, one.noticed_by)},
               {word_of(one.state), waits ? Colour::watch : Colour::quiet}});
  }
  if (!remote.json())
    fmt::print("{}", table.empty() ? "Nothing comes again and again.\n" : table.print(remote.terminal()));
  return Outcome::done;
}

Outcome send_suggestion(const Common& common, const SuggestionWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const SuggestionId id{number_of(words.suggestion)};
  return remote.send(SendSuggestion{id, Note(words.text)}, "Sent as an issue, in your name.");
}

Outcome dismiss_suggestion(const Common& common, const SuggestionWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const SuggestionId id{number_of(words.suggestion)};
  return remote.send(DismissSuggestion{id, Note(words.text)}, "Dismissed.");
}

}  // namespace cueline::cli
