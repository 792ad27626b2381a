#include <fmt/core.h>

#include <algorithm>
#include <map>

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

using Step = Command (*)(IssueId, const std::string&);
const std::map<std::string, Step>& steps() {
  static const std::map<std::string, Step> steps{
      {"accept", [](IssueId issue, const std::string&) { return Command{AcceptIssue{issue}}; }},
      {"answer", [](IssueId issue, const std::string& text) { return Command{AnswerIssue{issue, text}}; }},
      {"wait", [](IssueId issue, const std::string& text) { return Command{WaitIssue{issue, text, {}}}; }},
      {"propose", [](IssueId issue, const std::string& text) { return Command{ProposeSettlement{issue, text}}; }},
      {"agree", [](IssueId issue, const std::string&) { return Command{AgreeSettlement{issue}}; }},
      {"reopen", [](IssueId issue, const std::string& text) { return Command{ReopenIssue{issue, text}}; }},
      {"decline", [](IssueId issue, const std::string& text) { return Command{DeclineIssue{issue, text}}; }},
  };
  return steps;
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
               {view.name(issue->raiser)},
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
  fmt::print("{}\n{}, {}. {}\n", remote.terminal().paint(harmless(issue.title), Colour::strong), word_of(issue.state),
             issue.owner ? "with " + harmless(view.name(*issue.owner)) : "with nobody yet",
             promise(view, issue, now()));
  if (!issue.text.empty()) fmt::print("\n  {}\n", harmless(issue.text));
  if (!issue.would_help.empty()) fmt::print("  What would help: {}\n", harmless(issue.would_help));
  fmt::print("\n");
  Table table{"WHEN", "WHO", "WHAT"};
  for (const auto& event : issue.history) {
    const auto to = event.owner ? " to " + view.name(*event.owner) : "";
    table.add({{view.clock(event.time, now()), Colour::quiet},
               {view.name(event.person)},
               {word_of(event.step) + to + (event.text ? ": " + *event.text : "")}});
  }
  fmt::print("{}", table.print(remote.terminal()));
  return Outcome::done;
}

Outcome move_issue(const Common& common, const IssueStepWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto issue = one_issue(remote.view(), words.issue);
  if (!issue) return Outcome::usage;
  if (words.step == "give") {
    const auto person = one_person(remote.view(), words.person);
    if (!person) return Outcome::usage;
    return remote.send(GiveIssue{*issue, *person}, "Given to " + harmless(remote.view().name(*person)) + ".");
  }
  const auto step = steps().find(words.step);
  if (step == steps().end())
    return say(Outcome::usage, "The step must be one of accept, agree, answer, decline, give, propose, reopen, wait.");
  return remote.send(step->second(*issue, words.text),
                     "Done. " + harmless(remote.view().name(remote.view().issues.at(*issue).raiser)) + " sees it.");
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
  Reply reply;
  const auto outcome = remote.send(command, reply);
  if (outcome != Outcome::done) return outcome;
  fmt::print("{}\n", remote.json() ? write(reply)
                                   : fmt::format("Raised as #{}. You see each step: cueline issue show {}",
                                                 reply.sequences.front().value, reply.sequences.front().value));
  return outcome;
}

}  // namespace cueline::cli
