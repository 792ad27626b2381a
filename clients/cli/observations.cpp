#include <fmt/core.h>

#include <algorithm>

#include "clients/cli/choose.hpp"
#include "clients/cli/describe_entry.hpp"
#include "clients/cli/words.hpp"
#include "protocol/catalog.hpp"

namespace cueline::cli {
namespace {

std::optional<Code> sign_of(std::string words) {
  std::replace(words.begin(), words.end(), ' ', '_');
  std::replace(words.begin(), words.end(), '-', '_');
  const auto known =
      std::any_of(catalog::signs.begin(), catalog::signs.end(), [&](const auto& sign) { return sign.code == words; });
  if (known) return Code(words);
  say(Outcome::usage, fmt::format("There is no sign \"{}\". List them: cueline signs", words));
  return std::nullopt;
}

const Observation* one_cue(const View& view, const std::string& words) {
  const auto cue = view.observations.find(ObservationId{number_of(words)});
  if (cue != view.observations.end()) return &cue->second;
  say(Outcome::usage, fmt::format("There is no cue \"{}\" that you may see. List them: cueline today", words));
  return nullptr;
}

}  // namespace

Outcome list_signs(const Common& common) {
  Table table{"SIGN", "GROUP", "READ AS"};
  static constexpr std::string_view read_as[] = {"bright spot", "keep an eye on", "needs support", "call now"};
  static constexpr Colour colours[] = {Colour::accent, Colour::watch, Colour::support, Colour::support};
  for (const auto& sign : catalog::signs) {
    const auto valence = static_cast<std::size_t>(sign.valence);
    if (common.json)
      fmt::print("{{\"code\":\"{}\",\"group\":\"{}\",\"read_as\":\"{}\"}}\n", sign.code, sign.group, read_as[valence]);
    table.add({{std::string(sign.code), Colour::strong},
               {plain(sign.group)},
               {std::string(read_as[valence]), colours[valence]}});
  }
  if (!common.json) fmt::print("{}", table.print(Terminal(colours_wanted())));
  return Outcome::done;
}

Outcome observe(const Common& common, const ObserveWords& words) {
  Observe command;
  for (const auto& sign : words.signs) {
    const auto code = sign_of(sign);
    if (!code) return Outcome::usage;
    command.signs.push_back(*code);
  }
  const auto urgency = choose<Urgency>("--urgency", words.urgency);
  const auto basis = choose<Basis>("--basis", words.basis);
  if (!urgency || !basis) return Outcome::usage;
  command.urgency = *urgency;
  command.basis = *basis;
  command.intensity = words.intensity;
  command.note = words.note;
  if (!words.activity.empty()) command.context.activity = Code(words.activity);
  if (!words.grouping.empty()) command.context.grouping = Code(words.grouping);
  command.seen_at = now();

  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  for (std::size_t at = 0; at < words.students.size();) {
    const auto end = std::min(words.students.find(',', at), words.students.size());
    const auto id = one_student(remote.view(), words.students.substr(at, end - at));
    at = end + 1;
    if (!id) return Outcome::usage;
    command.students.push_back(*id);
  }
  return remote.send(command, "Sent to the care team.");
}

Outcome answer_cue(const Common& common, const AnswerWords& words) {
  const auto answer = choose<ObservationAnswer>("The answer", words.answer);
  if (!answer) return Outcome::usage;
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto* const cue = one_cue(remote.view(), words.cue);
  if (cue == nullptr) return Outcome::usage;
  AnswerObservation command{cue->id, *answer, {}};
  if (!words.text.empty()) command.text = Words(words.text);
  if (!words.card.empty()) command.card = CardId{number_of(words.card)};
  return remote.send(command, harmless(remote.view().name(cue->author)) + " sees it.");
}

Outcome complete_cue(const Common& common, const CompleteWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto* const cue = one_cue(remote.view(), words.cue);
  if (cue == nullptr) return Outcome::usage;
  CompleteObservation command{.observation = cue->id};
  if (!words.before.empty()) command.before = Note(words.before);
  if (!words.trigger.empty()) command.trigger = CardId{number_of(words.trigger)};
  if (!words.did.empty()) command.did = Note(words.did);
  if (!words.after.empty()) command.after = Note(words.after);
  if (words.minutes) command.minutes = *words.minutes;
  if (!words.card.empty()) command.card = CardId{number_of(words.card)};
  if (!words.helped.empty()) command.helped = words.helped == "yes";
  return remote.send(command, "Added.");
}

Outcome bring_cue(const Common& common, const BringWords& words) {
  const auto to = choose<BroughtTo>("Where to", words.to);
  if (!to) return Outcome::usage;
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto* const cue = one_cue(remote.view(), words.cue);
  if (cue == nullptr) return Outcome::usage;
  static constexpr const char* done[] = {"On the list for planning.", "An admin has it, in your name.", "It rests."};
  return remote.send(BringObservation{cue->id, *to}, done[static_cast<std::size_t>(*to)]);
}

}  // namespace cueline::cli
