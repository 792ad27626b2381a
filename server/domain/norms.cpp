// Norms: how a room or team works. Whoever leads there writes them, anybody in it suggests and gets an answer, and each
// says "I agree" to every version.
#include <algorithm>

#include "protocol/catalog.hpp"
#include "server/domain/rows.hpp"
#include "server/domain/teams.hpp"
#include "server/domain/together_rules.hpp"

namespace cueline::domain {
namespace {

constexpr std::int64_t day_ms = std::int64_t{24} * 60 * 60 * 1000;

bool may_write(const Person& person) { return person.role != Role::para && person.role != Role::substitute; }

Norms norms_of(const Asked& asked, ChannelId channel) {
  const auto* const known = asked.school.row<Norms>(channel.value);
  return known ? *known : Norms{.id = channel};
}

// The lines that are not as they were, counted from 1; of a first version none.
List<std::uint64_t, limits::norm_lines> changed_lines(const Norms& before,
                                                      const List<Norm, limits::norm_lines, 1>& now) {
  List<std::uint64_t, limits::norm_lines> changed;
  if (before.version == 0) return changed;
  for (std::size_t n = 0; n < now.size(); ++n) {
    if (n >= before.lines.size() || before.lines[n] != now[n]) changed.push_back(n + 1);
  }
  return changed;
}

// Only the latest verdicts are kept: as many as there may be open suggestions.
void decide_on(Norms& norms, std::uint64_t number, PersonId by, Millis now, std::optional<Note> reason) {
  auto& open = norms.suggestions;
  const auto one = std::ranges::find(open, number, &NormSuggestion::number);
  norms.verdicts.push_back({*one, by, now, std::move(reason)});
  if (norms.verdicts.size() > limits::norm_suggestions) norms.verdicts.erase(norms.verdicts.begin());
  open.erase(one);
}

bool is_open(const Norms& norms, std::uint64_t number) {
  return std::ranges::find(norms.suggestions, number, &NormSuggestion::number) != norms.suggestions.end();
}

PersonId author_of(const Norms& norms, std::uint64_t number) {
  return std::ranges::find(norms.suggestions, number, &NormSuggestion::number)->by;
}

}  // namespace

Answer decide(const Asked& asked, const SetNorms& command) {
  const auto* const team = team_of(asked, command.channel);
  if (!team) return Errc::not_found;
  if (!may_write(asked.by)) return Errc::not_allowed;
  for (std::size_t n = 0; n < command.lines.size(); ++n) {
    const auto& code = command.lines[n].code;
    if (code && std::ranges::find(catalog::norm_lines, *code) == catalog::norm_lines.end())
      return Refusal(Errc::unknown_code, "/lines/" + std::to_string(n) + "/code");
  }
  auto norms = norms_of(asked, command.channel);
  if (command.version != norms.version) return Errc::wrong_state;
  if (command.takes_up && !is_open(norms, *command.takes_up)) return Errc::not_found;
  if (std::ranges::equal(norms.lines, command.lines) && !command.takes_up) return Decision{};

  // From here nothing can fail.
  auto told = active_without(asked.school, team->members, asked.by.id);
  norms.changed = changed_lines(norms, command.lines);
  norms.lines = List<Norm, limits::norm_lines>(std::vector<Norm>(command.lines));
  ++norms.version;
  norms.by = asked.by.id;
  norms.time = asked.now;
  norms.agreed = {{asked.by.id, asked.now}};
  if (command.takes_up) decide_on(norms, *command.takes_up, asked.by.id, asked.now, std::nullopt);
  return one(set_row(asked.school, std::move(norms), std::move(told)));
}

Answer decide(const Asked& asked, const AgreeNorms& command) {
  if (!team_of(asked, command.channel)) return Errc::not_found;
  auto norms = norms_of(asked, command.channel);
  if (norms.version == 0) return Errc::not_found;
  if (command.version != norms.version) return Errc::wrong_state;
  // Once a term everybody says anew that it still holds; a second tap says nothing.
  const auto mine = std::ranges::find(norms.agreed, asked.by.id, &PersonTime::person);
  if (mine != norms.agreed.end() && asked.now.value - mine->time.value < day_ms) return Decision{};

  // From here nothing can fail.
  if (mine != norms.agreed.end()) norms.agreed.erase(mine);
  norms.agreed.push_back({asked.by.id, asked.now});
  return one(set_row(asked.school, std::move(norms)));
}

Answer decide(const Asked& asked, const SuggestNorm& command) {
  const auto* const team = team_of(asked, command.channel);
  if (!team) return Errc::not_found;
  auto norms = norms_of(asked, command.channel);
  if (norms.version == 0) return Errc::not_found;
  if (command.line && static_cast<std::size_t>(*command.line) > norms.lines.size()) return Errc::out_of_range;
  for (const auto& open : norms.suggestions) {
    if (open.by == asked.by.id && open.line == command.line && open.text == command.text) return Decision{};
  }
  if (norms.suggestions.size() >= limits::norm_suggestions) return Errc::too_long;

  // From here nothing can fail.
  norms.suggestions.push_back({++norms.suggested, asked.by.id, asked.now, command.line, command.text});
  std::vector<PersonId> writers;
  for (const auto member : active_without(asked.school, team->members, asked.by.id)) {
    if (may_write(asked.school.people.at(member))) writers.push_back(member);
  }
  return one(set_row(asked.school, std::move(norms), std::move(writers)));
}

Answer decide(const Asked& asked, const DeclineNorm& command) {
  if (!team_of(asked, command.channel)) return Errc::not_found;
  auto norms = norms_of(asked, command.channel);
  if (!is_open(norms, command.number)) return Errc::not_found;
  const auto author = author_of(norms, command.number);
  const bool own = author == asked.by.id;
  if (!own && !may_write(asked.by)) return Errc::not_allowed;
  if (!own && command.reason.empty()) return Errc::needs_reason;

  // From here nothing can fail.
  if (own) {
    std::erase_if(norms.suggestions, [&](const auto& open) { return open.number == command.number; });
    return one(set_row(asked.school, std::move(norms)));
  }
  decide_on(norms, command.number, asked.by.id, asked.now, command.reason);
  return one(set_row(asked.school, std::move(norms), active_without(asked.school, {author}, asked.by.id)));
}

}  // namespace cueline::domain
