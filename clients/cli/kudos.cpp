// Thanks.
#include <fmt/core.h>

#include "clients/cli/choose.hpp"
#include "clients/cli/words.hpp"
#include "protocol/write.hpp"

namespace cueline::cli {
namespace {

// The catalogue's lines in English; other languages are the web client's.
std::string line_of(const Code& code) {
  if (code == "noticed_early") return "You noticed what others missed.";
  if (code == "helped_at_once") return "That helped right away.";
  if (code == "stepped_in") return "Thank you for stepping in.";
  return code;
}

std::string words_of(const Kudos& kudos) {
  if (!kudos.line) return kudos.text;
  return line_of(*kudos.line) + (kudos.text.empty() ? "" : " " + kudos.text);
}

}  // namespace

Outcome list_kudos(const Common& common) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto& view = remote.view();
  Table table{"ID", "WHEN", "FROM", "TO", "WORDS"};
  for (const auto& [id, kudos] : view.rows<Kudos>()) {
    if (remote.json()) fmt::print("{}\n", write(Record{kudos}));
    table.add({{fmt::format("#{}", id), Colour::quiet},
               {view.clock(kudos.time, now()), Colour::quiet},
               {view.name(kudos.by)},
               {view.name(kudos.person), Colour::strong},
               {words_of(kudos)}});
  }
  if (!remote.json()) fmt::print("{}", table.empty() ? "No thanks in two months.\n" : table.print(remote.terminal()));
  return Outcome::done;
}

Outcome give_kudos(const Common& common, const KudosWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto& view = remote.view();
  const auto person = one_person(view, words.person);
  if (!person) return Outcome::usage;
  GiveKudos command{*person, {}, Note(words.text), {}, {}};
  if (!words.line.empty()) command.line = Code(words.line);
  if (!words.channel.empty() && !(command.channel = one_channel(view, words.channel))) return Outcome::usage;
  Reply reply;
  if (const auto outcome = remote.send(command, reply); outcome != Outcome::done) return outcome;
  if (remote.json()) {
    fmt::print("{}\n", write(reply));
  } else {
    fmt::print("{} sees it. To take it back: cueline kudos retract {}\n", harmless(view.name(*person)),
               reply.sequences.front().value);
  }
  return Outcome::done;
}

Outcome retract_kudos(const Common& common, const KudosWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  return remote.send(RetractKudos{KudosId{number_of(words.kudos)}}, "Taken back. Nobody can read it again.");
}

}  // namespace cueline::cli
