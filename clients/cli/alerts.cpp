#include <fmt/core.h>

#include <algorithm>

#include "clients/cli/choose.hpp"
#include "clients/cli/words.hpp"
#include "protocol/write.hpp"

namespace cueline::cli {
namespace {

std::size_t answered(const Alert& alert) {
  return static_cast<std::size_t>(
      std::count_if(alert.recipients.begin(), alert.recipients.end(),
                    [](const Recipient& each) { return each.answer == AlertAnswer::got_it; }));
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

// "312", "#312", or the beginning of the title of an open alert.
std::optional<AlertId> one_alert(const View& view, std::string words) {
  if (words.starts_with('#')) words.erase(0, 1);
  std::vector<AlertId> found;
  for (const auto& [id, alert] : view.alerts)
    if (std::to_string(id.value) == words || (alert.state == AlertState::open && alert.title.starts_with(words)))
      found.push_back(id);
  if (found.size() == 1) return found.front();
  say(Outcome::usage, found.empty() ? "There is no such change. List them: cueline alerts"
                                    : "That could be several. Use the number of cueline alerts.");
  return std::nullopt;
}

std::string progress(const View& view, const Recipient& each, Millis now) {
  const auto at = [&](const std::optional<Millis>& time) {
    return time ? " " + view.clock(*time, now) : std::string();
  };
  if (each.answer == AlertAnswer::conflict)
    return "conflict" + at(each.answered) + (each.reason ? ", " + word_of(*each.reason) : "") +
           (each.text ? ": " + *each.text : "");
  if (each.answer) return "got it" + at(each.answered);
  if (each.seen) return "seen" + at(each.seen);
  if (each.delivered) return "delivered" + at(each.delivered) + ", not opened";
  return "not delivered yet";
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
  Table table{"PERSON", "ANSWER"};
  for (const auto& recipient : alert.recipients)
    table.add({{view.name(recipient.person)}, {progress(view, recipient, now()), colour_of(recipient)}});
  fmt::print("{}", table.print(remote.terminal()));
  return Outcome::done;
}

Outcome send_alert(const Common& common, const AlertWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto& view = remote.view();
  const auto until = time_from(view, words.until);
  if (!until) return say(Outcome::usage, "--until must be a time like 15:10, or a while like 40m, 2h, 1d.");
  const auto mode = choose<AnswerMode>("--mode", words.mode);
  if (!mode) return Outcome::usage;

  SendAlert command{.template_code = words.template_code,
                    .title = words.title,
                    .from = {},
                    .to = {},
                    .place = {},
                    .text = words.text};
  command.severity = words.severity;
  command.mode = *mode;
  command.until = *until;
  if (!words.from.empty()) command.from = Title(words.from);
  if (!words.to.empty()) command.to = Title(words.to);
  if (!words.place.empty()) command.place = Name(words.place);
  for (const auto& channel : words.channels) {
    const auto found = one_channel(view, channel);
    if (!found) return Outcome::usage;
    command.audience.channels.push_back(*found);
  }
  for (const auto& role : words.roles) {
    const auto found = choose<Role>("--role", role);
    if (!found) return Outcome::usage;
    command.audience.roles.push_back(*found);
  }
  for (const auto& person : words.persons) {
    const auto found = one_person(view, person);
    if (!found) return Outcome::usage;
    command.audience.persons.push_back(*found);
  }
  Reply reply;
  const auto outcome = remote.send(command, reply);
  if (outcome != Outcome::done) return outcome;
  if (remote.json()) {
    fmt::print("{}\n", write(reply));
  } else {
    fmt::print("Sent as #{}. Watch who has confirmed: cueline alert show {}\n", reply.sequences.front().value,
               reply.sequences.front().value);
  }
  return Outcome::done;
}

Outcome ack(const Common& common, const AckWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto alert = one_alert(remote.view(), words.alert);
  if (!alert) return Outcome::usage;
  AnswerAlert command{.alert = *alert, .answer = AlertAnswer::got_it, .reason = {}, .text = {}};
  if (!words.text.empty()) command.text = Words(words.text);
  if (!words.conflict.empty()) {
    const auto reason = choose<ConflictReason>("--conflict", words.conflict);
    if (!reason) return Outcome::usage;
    command.answer = AlertAnswer::conflict;
    command.reason = reason;
  }
  const auto done =
      words.conflict.empty() ? "Got it." : "Your conflict is an issue now; the sender and the admins see it.";
  return remote.send(command, done);
}

}  // namespace cueline::cli
