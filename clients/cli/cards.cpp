#include <fmt/core.h>

#include "clients/cli/choose.hpp"
#include "clients/cli/describe_entry.hpp"
#include "clients/cli/words.hpp"
#include "protocol/write.hpp"

namespace cueline::cli {
namespace {

Colour colour_of(CardState state) {
  switch (state) {
    case CardState::proposed: return Colour::watch;
    case CardState::agreed: return Colour::accent;
    case CardState::retired: break;
  }
  return Colour::quiet;
}

std::string who(const View& view, const Card& card) {
  return card.agreed_by ? view.name(card.author) + ", " + view.name(*card.agreed_by)
                        : view.name(card.author) + ", waits for a second";
}

// What stands below a card: its steps or parts, and how often a step towards a goal was seen.
std::vector<std::string> below(const Card& card) {
  std::vector<std::string> lines;
  for (std::size_t step = 0; step < card.steps.size(); ++step)
    lines.push_back(fmt::format("  {}. {}", step + 1, std::string(card.steps[step])));
  if (card.ticked.value_or(0) > 0)
    lines.push_back(fmt::format("  seen {} time{}", *card.ticked, *card.ticked == 1 ? "" : "s"));
  return lines;
}

}  // namespace

Outcome list_cards(const Common& common, const std::string& student) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto& view = remote.view();
  const auto wanted = one_student(view, student);
  if (!wanted) return Outcome::usage;
  Table table{"ID", "KIND", "CARD", "SINCE", "STATE", "BY"};
  for (const auto& [id, card] : view.rows<Card>()) {
    if (card.student != *wanted) continue;
    if (remote.json()) {
      fmt::print("{}\n", write(Record{card}));
      continue;
    }
    table.add({{fmt::format("#{}", id), Colour::quiet},
               {word_of(card.card_kind)},
               {std::string(card.title), card.state == CardState::retired ? Colour::quiet : Colour::strong},
               {card.since ? words_of(*card.since) : ""},
               {word_of(card.state), colour_of(card.state)},
               {who(view, card)}});
    for (const auto& line : below(card)) table.add({{}, {}, {line}});
  }
  if (!remote.json()) fmt::print("{}", table.empty() ? "No cards yet.\n" : table.print(remote.terminal()));
  return Outcome::done;
}

Outcome propose_card(const Common& common, const CardWords& words) {
  const auto kind = choose<CardKind>("--kind", words.kind);
  if (!kind) return Outcome::usage;
  ProposeCard command;
  command.card_kind = *kind;
  command.title = words.title;
  command.text = words.text;
  for (const auto& step : words.steps) command.steps.push_back(Title(step));
  if (!words.since.empty()) {
    command.since = date_of("--since", words.since);
    if (!command.since) return Outcome::usage;
  }
  if (!words.replaces.empty()) command.replaces = CardId{number_of(words.replaces)};
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto student = one_student(remote.view(), words.student);
  if (!student) return Outcome::usage;
  command.student = *student;
  Reply reply;
  const auto outcome = remote.send(command, reply);
  if (outcome != Outcome::done) return outcome;
  if (remote.json()) {
    fmt::print("{}\n", write(reply));
  } else {
    fmt::print("Proposed. It holds once another one of the care team agrees: cueline card agree {}\n",
               reply.sequences.front().value);
  }
  return outcome;
}

Outcome agree_card(const Common& common, const CardWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  return remote.send(AgreeCard{CardId{number_of(words.card)}}, "It holds, and the care team hears of it.");
}

Outcome tick_goal(const Common& common, const CardWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  return remote.send(TickGoal{CardId{number_of(words.card)}, !words.undone},
                     words.undone ? "Taken back." : "A step, seen by you today. The care team sees it on the goal.");
}

Outcome retire_card(const Common& common, const CardWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  return remote.send(RetireCard{CardId{number_of(words.card)}, Note(words.reason)}, "It does not hold any more.");
}

}  // namespace cueline::cli
