#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "clients/cli/alert_words.hpp"
#include "clients/cli/choose.hpp"
#include "clients/cli/words.hpp"
#include "protocol/catalog.hpp"
#include "protocol/write.hpp"

namespace cueline::cli {
namespace {

std::size_t answered(const Alert& alert) {
  return static_cast<std::size_t>(
      std::count_if(alert.recipients.begin(), alert.recipients.end(),
                    [](const Recipient& each) { return each.answer && each.answer != AlertAnswer::conflict; }));
}

// A head count so far, what is asked next, and when silence is acted upon.
void print_standing(const View& view, const Alert& alert) {
  std::int64_t counted = 0;
  bool counts = false;
  for (const auto& each : alert.recipients) {
    if (!each.head_count) continue;
    counts = true;
    counted += each.head_count->value;
  }
  if (counts) fmt::print("{} students counted.\n", counted);
  if (alert.taken_by) fmt::print("{} has it.\n", harmless(view.name(*alert.taken_by)));
  if (alert.done) {
    fmt::print("Done {}, says {}.\n", view.clock(*alert.done, now()),
               harmless(view.name(alert.done_by.value_or(PersonId{}))));
  } else if (alert.to_do.value_or(false)) {
    fmt::print("Not done yet. Whoever has done it says so: cueline done {}\n", alert.id.value);
  }
  if (alert.waiting && alert.state == AlertState::open) {
    std::string next;
    for (const auto person : *alert.waiting) next += (next.empty() ? "" : ", ") + harmless(view.name(person));
    fmt::print("If nobody takes it, asked next: {}.\n", next);
  }
  if (alert.pursuit && alert.pursuit->next && alert.state == AlertState::open)
    fmt::print("If it stays silent, something is done at {}.\n", view.clock(*alert.pursuit->next, now()));
}

std::string mine(const View& view, const Alert& alert) {
  if (alert.sender == view.me) return "you sent it";
  for (const auto& recipient : alert.recipients) {
    if (recipient.person != view.me) continue;
    if (recipient.answer) return word_of(*recipient.answer);
    return alert.mode == AnswerMode::information ? "for information" : "waits for you";
  }
  return "";
}

std::string progress(const View& view, const Recipient& each, Millis now) {
  const auto at = [&](const std::optional<Millis>& time) {
    return time ? " " + view.clock(*time, now) : std::string();
  };
  if (each.answer == AlertAnswer::conflict)
    return "conflict" + at(each.answered) + (each.reason ? ", " + word_of(*each.reason) : "") +
           (each.text ? ": " + *each.text : "");
  if (each.answer)
    return word_of(*each.answer) + at(each.answered) +
           (each.head_count ? fmt::format(", {} with them", each.head_count->value) : "") +
           (each.text ? ": " + *each.text : "");
  if (each.held_until) return "off duty, hears of it" + at(each.held_until);
  if (each.seen) return "seen" + at(each.seen);
  if (each.delivered) return "delivered" + at(each.delivered) + ", not opened";
  return "not delivered yet";
}

// How far the notices came that left the page; nothing for who may not know.
std::map<PersonId, std::string> notices_of(const Remote& remote, const Alert& alert) {
  std::map<PersonId, std::string> words;
  const auto& view = remote.view();
  const auto me = view.people.find(view.me);
  const bool may_know = alert.sender == view.me || (me != view.people.end() && me->second.role == Role::admin);
  const auto found = may_know ? remote.ask(NoticesOf{id_cast<ItemId>(alert.id)}) : std::nullopt;
  if (!found) return words;
  for (const auto& fate : std::get<NoticeFates>(*found).fates)
    words[fate.person] = word_of(fate.state) + " " + view.clock(fate.time, now());
  return words;
}

Colour colour_of(const Recipient& each) {
  if (each.answer == AlertAnswer::conflict) return Colour::support;
  return each.answer ? Colour::accent : Colour::watch;
}

}  // namespace

Outcome list_alerts(const Common& common) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto& view = remote.view();
  Table table{"ID", "CHANGE", "FROM", "SENT", "STATE", "GOT IT", "YOU"};
  for (const auto& [id, alert] : view.alerts) {
    if (remote.json()) {
      fmt::print("{}\n", write(Record{alert}));
      continue;
    }
    const auto you = mine(view, alert);
    const bool open = alert.state == AlertState::open;
    table.add({{fmt::format("#{}", id.value), Colour::quiet},
               {std::string(alert.title), open ? Colour::strong : Colour::plain},
               {view.name(alert.sender)},
               {view.clock(alert.time, now())},
               {word_of(alert.state), open ? Colour::watch : Colour::quiet},
               {fmt::format("{} of {}", answered(alert), alert.recipients.size())},
               {you, open && you == "waits for you" ? Colour::support : Colour::plain}});
  }
  if (!remote.json())
    fmt::print("{}", table.empty() ? "No changes in the last two weeks.\n" : table.print(remote.terminal()));
  return Outcome::done;
}

Outcome show_alert(const Common& common, const std::string& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto& view = remote.view();
  const auto id = one_alert(view, words);
  if (!id) return Outcome::usage;
  const auto& alert = view.alerts.at(*id);
  if (remote.json()) {
    fmt::print("{}\n", write(Record{alert}));
    return Outcome::done;
  }
  fmt::print("{}\nSent {} by {}, until {}. {} of {} got it.\n\n",
             remote.terminal().paint(harmless(alert.title), Colour::strong), view.clock(alert.time, now()),
             harmless(view.name(alert.sender)), view.clock(alert.until, now()), answered(alert),
             alert.recipients.size());
  say_protective(remote.terminal(), alert.severity);
  print_standing(view, alert);
  auto notices = notices_of(remote, alert);
  Table table{"PERSON", "ANSWER", "NOTICE", "FOR THEM"};
  for (const auto& recipient : alert.recipients)
    table.add({{view.name(recipient.person)},
               {progress(view, recipient, now()), colour_of(recipient)},
               {notices[recipient.person], Colour::quiet},
               {recipient.copy ? in_words(view, *recipient.copy, now()) : ""}});
  fmt::print("{}", table.print(remote.terminal()));
  return Outcome::done;
}

Outcome preview_alert(const Common& common, const AlertWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto& view = remote.view();
  auto command = alert_from(view, words);
  if (!command) return Outcome::usage;
  const auto finding = remote.ask(ReachOf{*command});
  if (!finding) return Outcome::refused;
  const auto& reach = std::get<Reach>(*finding);
  if (remote.json()) {
    fmt::print("{}\n", write(ServerFrame{Found{"cli", finding, {}}}));
    return Outcome::done;
  }
  say_protective(remote.terminal(), words.severity);
  Table table{"PERSON", "REACHED", "FOR THEM"};
  for (const auto& one : reach.reached)
    table.add({{view.name(one.person)}, {"now", Colour::accent}, {in_words(view, one, now())}});
  for (const auto& one : reach.held)
    table.add({{view.name(one.person)}, {"when back, " + view.clock(one.until, now()), Colour::watch}, {""}});
  for (const auto person : reach.left_out)
    table.add({{view.name(person)}, {"not at work until it is over", Colour::quiet}, {""}});
  fmt::print("{}", table.empty() ? "It would reach nobody.\n" : table.print(remote.terminal()));
  if (command->change) print_ways_out(remote, *command->change, reach);
  return Outcome::done;
}

Outcome send_alert(const Common& common, const AlertWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  auto command = alert_from(remote.view(), words);
  if (!command) return Outcome::usage;
  Reply reply;
  const auto outcome = remote.send(std::move(*command), reply);
  if (outcome != Outcome::done) return outcome;
  if (remote.json()) {
    fmt::print("{}\n", write(reply));
  } else {
    fmt::print("Sent as #{}. Watch who has confirmed: cueline alert show {}\n", reply.sequences.front().value,
               reply.sequences.front().value);
    say_protective(remote.terminal(), words.severity);
  }
  return Outcome::done;
}

Outcome finish_alert(const Common& common, const std::string& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto alert = one_alert(remote.view(), words);
  if (!alert) return Outcome::usage;
  return remote.send(FinishAlert{*alert}, "Done; those who were told know it.");
}

Outcome ack(const Common& common, const AckWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto alert = one_alert(remote.view(), words.alert);
  if (!alert) return Outcome::usage;
  AnswerAlert command{.alert = *alert, .answer = AlertAnswer::got_it, .reason = {}, .text = {}};
  if (!words.text.empty()) command.text = Words(words.text);
  if (words.safe || words.need_help) command.answer = words.safe ? AlertAnswer::safe : AlertAnswer::need_help;
  if (words.count >= 0) command.head_count = words.count;
  if (!words.conflict.empty()) {
    const auto reason = choose<ConflictReason>("--conflict", words.conflict);
    if (!reason) return Outcome::usage;
    command.answer = AlertAnswer::conflict;
    command.reason = reason;
  }
  std::string done =
      words.conflict.empty() ? "Got it." : "Your conflict is an issue now; the sender and the admins see it.";
  if (words.safe) done = "They know that you are safe.";
  if (words.need_help) done = "They know that you need help. " + std::string(catalog::protective_notice);
  return remote.send(command, done);
}

}  // namespace cueline::cli
