// Standing in for somebody: asked for in fair order, taken by one, confirmed by who asked.
#include <fmt/core.h>

#include "clients/cli/alert_words.hpp"
#include "clients/cli/choose.hpp"
#include "clients/cli/words.hpp"
#include "protocol/write.hpp"

namespace cueline::cli {
namespace {

std::optional<CoverAsked> cover_from(const View& view, const CoverWords& words) {
  const auto person = words.person.empty() ? std::optional(view.me) : one_person(view, words.person);
  if (!person) return std::nullopt;
  const auto from = time_from(view, words.from);
  const auto until = time_from(view, words.until);
  if (!from || !until) {
    say(Outcome::usage, "--from and --until must be times like 11:00, or a while like 20m, 2h.");
    return std::nullopt;
  }
  CoverAsked cover{*person, *from, *until, {}, {}};
  if (!words.slot.empty()) cover.slot = SlotId{number_of(words.slot)};
  if (!words.exchange.empty()) cover.exchange = SlotId{number_of(words.exchange)};
  return cover;
}

}  // namespace

Outcome ask_cover(const Common& common, const CoverWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto& view = remote.view();
  const auto cover = cover_from(view, words);
  if (!cover) return Outcome::usage;
  SendAlert command{.template_code = words.assist ? "staff_assist" : "need_cover"};
  command.title = fmt::format("Somebody for {}, {} to {}", view.name(cover->instead_of), view.clock(cover->from, now()),
                              view.clock(cover->until, now()));
  command.text = words.text;
  command.severity = 2;
  command.mode = AnswerMode::first_taker;
  command.until = cover->until;
  command.cover = cover;
  if (!words.by.empty()) {
    const auto by = one_person(view, words.by);
    if (!by) return Outcome::usage;
    command.audience.persons.push_back(*by);
  }
  Reply reply;
  const auto outcome = remote.send(std::move(command), reply);
  if (outcome != Outcome::done) return outcome;
  if (remote.json()) {
    fmt::print("{}\n", write(reply));
  } else {
    fmt::print("Asked as #{0}. See who takes it: cueline alert show {0}\n", reply.sequences.front().value);
  }
  return Outcome::done;
}

Outcome cover_order(const Common& common, const CoverWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto cover = cover_from(remote.view(), words);
  if (!cover) return Outcome::usage;
  const auto finding = remote.ask(CoverFor{*cover});
  if (!finding) return Outcome::refused;
  if (remote.json()) {
    fmt::print("{}\n", write(ServerFrame{Found{"cli", finding, {}}}));
    return Outcome::done;
  }
  const auto& persons = std::get<CoverOrder>(*finding).persons;
  for (const auto person : persons) fmt::print("{}\n", harmless(remote.view().name(person)));
  if (persons.empty()) fmt::print("Nobody is free then.\n");
  return Outcome::done;
}

Outcome take_cover(const Common& common, const CoverWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto alert = one_alert(remote.view(), words.alert);
  if (!alert) return Outcome::usage;
  return remote.send(AnswerAlert{*alert, AlertAnswer::got_it}, "It is yours. Who asked confirms it.");
}

Outcome confirm_cover(const Common& common, const CoverWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto& view = remote.view();
  const auto id = one_alert(view, words.alert);
  if (!id) return Outcome::usage;
  const auto& alert = view.alerts.at(*id);
  if (!alert.cover) return say(Outcome::usage, "That change asks nobody to stand in.");
  if (!alert.taken_by) return say(Outcome::usage, "Nobody has taken it yet.");
  const auto& cover = *alert.cover;
  GiveCover command{*alert.taken_by, cover.instead_of, cover.from, cover.until, cover.slot, id, words.note};
  command.exchange = cover.exchange;
  return remote.send(std::move(command), harmless(view.name(*alert.taken_by)) + " stands in.");
}

Outcome list_covers(const Common& common) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto& view = remote.view();
  Table table{"ID", "STANDS IN", "FOR", "FROM", "UNTIL", "STATE", "TO KNOW"};
  for (const auto& [id, cover] : view.rows<Cover>()) {
    if (remote.json()) fmt::print("{}\n", write(Record{cover}));
    const bool ended = cover.state == CoverState::ended;
    table.add({{fmt::format("#{}", id), Colour::quiet},
               {view.name(cover.by), ended ? Colour::quiet : Colour::strong},
               {view.name(cover.instead_of)},
               {view.clock(cover.from, now())},
               {view.clock(cover.until, now())},
               {word_of(cover.state), cover.state == CoverState::running ? Colour::accent : Colour::plain},
               {cover.hand_back ? std::string(*cover.hand_back) : std::string(cover.note)}});
  }
  if (!remote.json()) fmt::print("{}", table.empty() ? "Nobody stands in.\n" : table.print(remote.terminal()));
  return Outcome::done;
}

Outcome give_cover(const Common& common, const CoverWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto& view = remote.view();
  const auto by = one_person(view, words.by);
  if (!by) return Outcome::usage;
  const auto cover = cover_from(view, words);
  if (!cover) return Outcome::usage;
  GiveCover command{*by, cover->instead_of, cover->from, cover->until, cover->slot, {}, words.note, cover->exchange};
  return remote.send(std::move(command),
                     harmless(view.name(*by)) + " stands in. It begins and ends by itself: cueline cover list");
}

Outcome end_cover(const Common& common, const CoverWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  return remote.send(EndCover{CoverId{number_of(words.cover)}, words.note},
                     words.note.empty() ? "It is over." : "The note is left for who comes back.");
}

}  // namespace cueline::cli
