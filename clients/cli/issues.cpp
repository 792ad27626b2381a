#include <fmt/core.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <random>

#include "clients/cli/choose.hpp"
#include "clients/cli/describe_entry.hpp"
#include "clients/cli/words.hpp"
#include "protocol/write.hpp"

namespace cueline::cli {
namespace {

std::optional<IssueId> one_issue(const View& view, std::string words) {
  if (words.starts_with('#')) words.erase(0, 1);
  for (const auto& [id, issue] : view.issues)
    if (std::to_string(id.value) == words) return id;
  say(Outcome::usage, "There is no issue #" + words + " that you may see. List them: cueline issues");
  return std::nullopt;
}

// The promise is a first answer by `due`: past it, the age matters more than the time.
std::string promise(const View& view, const Issue& issue, Millis now) {
  if (issue.closed) return word_of(issue.state);
  if (issue.first_answer) return "answered " + view.clock(*issue.first_answer, now);
  const auto over = (now.value - issue.due.value) / 60'000;
  if (over <= 0) return "answer by " + view.clock(issue.due, now);
  return over < 120       ? fmt::format("{} min over", over)
         : over < 48 * 60 ? fmt::format("{} h over", over / 60)
                          : fmt::format("{} days over", over / 60 / 24);
}

Colour colour_of(const Issue& issue, Millis now) {
  if (issue.closed) return Colour::quiet;
  return !issue.first_answer && now > issue.due ? Colour::support : Colour::plain;
}

using Shown = std::optional<Secret>;
using Step = Command (*)(IssueId, const std::string&, const Shown&);
const std::map<std::string, Step>& steps() {
  static const std::map<std::string, Step> steps{
      {"accept", [](IssueId issue, const std::string&, const Shown&) { return Command{AcceptIssue{issue}}; }},
      {"answer", [](IssueId issue, const std::string& text,
                    const Shown& secret) { return Command{AnswerIssue{issue, text, secret}}; }},
      {"wait",
       [](IssueId issue, const std::string& text, const Shown&) { return Command{WaitIssue{issue, text, {}}}; }},
      {"propose",
       [](IssueId issue, const std::string& text, const Shown&) { return Command{ProposeSettlement{issue, text}}; }},
      {"agree",
       [](IssueId issue, const std::string&, const Shown& secret) { return Command{AgreeSettlement{issue, secret}}; }},
      {"reopen", [](IssueId issue, const std::string& text,
                    const Shown& secret) { return Command{ReopenIssue{issue, text, secret}}; }},
      {"decline",
       [](IssueId issue, const std::string& text, const Shown&) { return Command{DeclineIssue{issue, text}}; }},
  };
  return steps;
}

// Of an issue that its raiser may not see by name.
std::optional<IssueId> nameless_issue(std::string words) {
  if (words.starts_with('#')) words.erase(0, 1);
  const bool number = !words.empty() && words.size() < 16 && words.find_first_not_of("0123456789") == std::string::npos;
  if (number) return IssueId{std::stoull(words)};
  say(Outcome::usage, "An issue raised without a name is named by its number.");
  return std::nullopt;
}

// More than 128 bits from the system, in letters that no shell and no option parser takes for something else.
Secret new_secret() {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";
  std::random_device random;
  std::string secret;
  for (int i = 0; i < 22; ++i) secret += letters[random() % letters.size()];
  return secret;
}

std::string raiser(const View& view, const Issue& issue) {
  return issue.raiser_key ? "Somebody without a name" : view.name(issue.raiser);
}

// Of a step of the raiser whoever has the issue hears; of everybody else's the raiser.
std::string who_sees(const View& view, const Issue& issue) {
  if (issue.raiser_key || issue.raiser != view.me) return harmless(raiser(view, issue)) + " sees it.";
  const bool owned = issue.owner && *issue.owner != view.me;
  return owned ? harmless(view.name(*issue.owner)) + " sees it." : "The admins see it.";
}

std::string capital(std::string words) {
  if (!words.empty()) words[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(words[0])));
  return words;
}

std::string speaker(const View& view, const Issue& issue, const IssueEvent& event) {
  return event.person ? view.name(event.person) : raiser(view, issue);
}

void print_issue(const Remote& remote, const Issue& issue) {
  const auto& view = remote.view();
  fmt::print("{}\n{}, {}.{}\n", remote.terminal().paint(harmless(issue.title), Colour::strong),
             capital(word_of(issue.state)),
             issue.owner ? "with " + harmless(view.name(*issue.owner)) : "with nobody yet",
             issue.closed ? "" : " " + capital(promise(view, issue, now())) + ".");
  if (issue.settle_by && !issue.closed) fmt::print("To be settled by {}.\n", view.clock(*issue.settle_by, now()));
  if (issue.confidential.value_or(false)) fmt::print("Confidential: for its raiser, its owner and the admins.\n");
  if (issue.bypass) fmt::print("Kept from {}.\n", harmless(view.name(*issue.bypass)));
  if (!issue.text.empty()) fmt::print("\n  {}\n", harmless(issue.text));
  if (!issue.would_help.empty()) fmt::print("  What would help: {}\n", harmless(issue.would_help));
  fmt::print("\n");
  Table table{"WHEN", "WHO", "WHAT"};
  for (const auto& event : issue.history) {
    const auto to = event.owner ? " to " + view.name(*event.owner) : "";
    table.add({{view.clock(event.time, now()), Colour::quiet},
               {speaker(view, issue, event)},
               {word_of(event.step) + to + (event.text ? ": " + *event.text : "")}});
  }
  fmt::print("{}", table.print(remote.terminal()));
}

}  // namespace

Outcome list_issues(const Common& common, const IssuesWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto& view = remote.view();
  std::vector<const Issue*> listed;
  for (const auto& [id, issue] : view.issues)
    if (words.all || !issue.closed) listed.push_back(&issue);
  std::sort(listed.begin(), listed.end(), [](const Issue* left, const Issue* right) {
    return std::pair(left->first_answer.has_value(), left->due) <
           std::pair(right->first_answer.has_value(), right->due);
  });
  Table table{"ID", "ISSUE", "KIND", "FROM", "OWNER", "STATE", "PROMISE"};
  for (const auto* issue : listed) {
    if (remote.json()) {
      fmt::print("{}\n", write(Record{*issue}));
      continue;
    }
    table.add({{fmt::format("#{}", issue->id.value), Colour::quiet},
               {std::string(issue->title), Colour::strong},
               {plain(issue->issue_kind)},
               {raiser(view, *issue)},
               {issue->owner ? view.name(*issue->owner) : "nobody yet", issue->owner ? Colour::plain : Colour::watch},
               {word_of(issue->state)},
               {promise(view, *issue, now()), colour_of(*issue, now())}});
  }
  if (!remote.json()) fmt::print("{}", table.empty() ? "Nothing open.\n" : table.print(remote.terminal()));
  return Outcome::done;
}

Outcome show_issue(const Common& common, const std::string& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto& view = remote.view();
  const auto id = one_issue(view, words);
  if (!id) return Outcome::usage;
  const auto& issue = view.issues.at(*id);
  if (remote.json()) {
    fmt::print("{}\n", write(Record{issue}));
    return Outcome::done;
  }
  print_issue(remote, issue);
  return Outcome::done;
}

Outcome show_nameless(const Common& common, const IssueStepWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto id = nameless_issue(words.issue);
  if (!id) return Outcome::usage;
  const auto found = remote.ask(AnonymousIssue{*id, words.secret});
  if (!found) return Outcome::refused;
  const auto& issue = std::get<YourIssue>(*found).issue;
  if (remote.json()) {
    fmt::print("{}\n", write(Record{issue}));
  } else {
    print_issue(remote, issue);
  }
  return Outcome::done;
}

Outcome move_issue(const Common& common, const IssueStepWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const bool nameless = !words.secret.empty();
  const auto issue = nameless ? nameless_issue(words.issue) : one_issue(remote.view(), words.issue);
  if (!issue) return Outcome::usage;
  if (words.step == "give") {
    const auto person = one_person(remote.view(), words.person);
    if (!person) return Outcome::usage;
    return remote.send(GiveIssue{*issue, *person}, "Given to " + harmless(remote.view().name(*person)) + ".");
  }
  const auto step = steps().find(words.step);
  if (step == steps().end())
    return say(Outcome::usage, "The step must be one of accept, agree, answer, decline, give, propose, reopen, wait.");
  const auto command = step->second(*issue, words.text, nameless ? Shown(words.secret) : std::nullopt);
  if (nameless) return remote.send(command, "Done, without a name.");
  return remote.send(command, "Done. " + who_sees(remote.view(), remote.view().issues.at(*issue)));
}

Outcome raise_issue(const Common& common, const RaiseWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  RaiseIssue command{.issue_kind = words.kind,
                     .severity = words.severity,
                     .title = words.title,
                     .text = words.text,
                     .would_help = words.would_help};
  if (!words.owner.empty()) {
    command.owner = one_person(remote.view(), words.owner);
    if (!command.owner) return Outcome::usage;
  }
  if (!words.bypass.empty()) {
    command.bypass = one_person(remote.view(), words.bypass);
    if (!command.bypass) return Outcome::usage;
  }
  if (words.confidential || command.bypass) command.confidential = true;
  if (words.nameless) command.secret = new_secret();
  Reply reply;
  const auto outcome = remote.send(command, reply);
  if (outcome != Outcome::done) return outcome;
  const auto number = reply.sequences.front().value;
  if (remote.json()) {
    fmt::print("{}\n", write(reply));
    if (command.secret) fmt::print("{{\"secret\":\"{}\"}}\n", *command.secret);
  } else if (command.secret) {
    fmt::print(
        "Raised as #{} without your name. Keep this line: nothing else shows that it is yours.\n"
        "  cueline issue nameless {} {}\n",
        number, number, *command.secret);
  } else {
    fmt::print("Raised as #{}. You see each step: cueline issue show {}\n", number, number);
  }
  return outcome;
}

}  // namespace cueline::cli
