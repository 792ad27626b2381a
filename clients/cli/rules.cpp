// A school's rules as a file: what a sign, a kind of change and a kind of issue are, and what silence leads to. Shown
// one JSON object a line; set from such lines after the same checks the server makes, and only if asked to.
#include <fmt/core.h>

#include <fstream>
#include <set>

#include "clients/cli/choose.hpp"
#include "clients/cli/words.hpp"
#include "protocol/catalog.hpp"
#include "protocol/catalog_pursuits.hpp"
#include "protocol/read.hpp"
#include "protocol/write.hpp"
#include "server/domain/domain.hpp"
#include "server/domain/rulebook.hpp"

namespace cueline::cli {
namespace {

template <class T>
void take_rows(domain::School& school, View& view) {
  for (const auto& [id, row] : view.rows<T>()) school.set_row(row);
}

// As much of the school as its rules are about.
domain::School school_of(View view) {
  domain::School school;
  school.record = view.school;
  school.people = view.people;
  take_rows<SignRule>(school, view);
  take_rows<TemplateRule>(school, view);
  take_rows<IssueRule>(school, view);
  take_rows<PursuitRule>(school, view);
  return school;
}

// The codes of a list, in its order: those every school starts with, then the school's own.
template <class T, class Rows>
std::vector<Code> codes(const domain::School& school, const Rows& catalog) {
  std::vector<Code> all;
  const auto add = [&](Code code) {
    if (std::find(all.begin(), all.end(), code) == all.end()) all.push_back(std::move(code));
  };
  for (const auto& row : catalog) add(Code(std::string(row.code)));
  for (const auto& [id, row] : school.rows<T>()) add(row.code);
  return all;
}

std::string span(std::int64_t seconds) {
  const auto of = [](std::int64_t count, const char* unit) {
    return fmt::format("{} {}{}", count, unit, count == 1 ? "" : "s");
  };
  constexpr std::int64_t hour = 3600;
  if (seconds != 0 && seconds % hour == 0) return of(seconds / hour, "hour");
  return seconds % 60 == 0 ? fmt::format("{} min", seconds / 60) : fmt::format("{} s", seconds);
}

// What is counted from: as a time itself, and behind "after" or "before".
struct Moment {
  const char* at;
  const char* after;
};
Moment moment(CountedFrom from) {
  switch (from) {
    case CountedFrom::sent: return {"at once", "it was sent"};
    case CountedFrom::half_left: return {"with half of the time left", "half of the time"};
    case CountedFrom::start: return {"at its start", "its start"};
    case CountedFrom::period_end: return {"at the end of the period", "the end of the period"};
    case CountedFrom::day_end: return {"at the end of the day", "the end of the day"};
    case CountedFrom::school_days: return {"that day", "that day"};
    case CountedFrom::due: return {"when it is due", "it is due"};
  }
  return {"", ""};
}

// "after 5 min widen, then 5 times more, every 5 min"
std::string what(const PursuitStep& step) {
  const auto from = step.counted_from;
  std::string words = moment(from).at;
  if (from == CountedFrom::school_days && step.seconds > 0) {
    words = fmt::format("after {} school day{}", step.seconds.value, step.seconds == 1 ? "" : "s");
  } else if (step.seconds != 0 && from == CountedFrom::sent) {
    words = "after " + span(step.seconds);
  } else if (step.seconds != 0) {
    words = span(std::abs(step.seconds.value)) + (step.seconds < 0 ? " before " : " after ") + moment(from).after;
  }
  words += " " + word_of(step.act);
  if (step.repeats == 0) return words;
  return words +
         (step.repeats == 1 ? ", once more after " : fmt::format(", {} times more, every ", step.repeats.value)) +
         span(step.every);
}

std::string own(RuleId id) { return id ? "the school's" : ""; }
std::string hidden(const std::optional<bool>& yes) { return yes.value_or(false) ? "hidden" : ""; }

struct Shown {
  Record rule;
  std::vector<Table::Cell> cells;
};

Shown shown(const SignRule& it) {
  return {it, {{it.code, Colour::strong}, {it.valence}, {it.group}, {own(it.id), Colour::accent}, {hidden(it.hidden)}}};
}
Shown shown(const TemplateRule& it) {
  return {it,
          {{it.code, Colour::strong},
           {it.family},
           {word_of(it.mode) +
            fmt::format(", severity {}{}", it.severity.value, it.to_do.value_or(false) ? ", to be done" : "")},
           {own(it.id), Colour::accent},
           {hidden(it.hidden)}}};
}
Shown shown(const IssueRule& it) {
  return {it,
          {{it.code, Colour::strong},
           {fmt::format("answer in {} h", it.promise_hours.value)},
           {fmt::format("settled in {} h of school", it.due_hours.value)},
           {own(it.id), Colour::accent},
           {hidden(it.hidden)}}};
}
Shown shown(const PursuitRule& it) {
  std::string steps;
  for (const auto& step : it.steps) steps += (steps.empty() ? "" : "; ") + what(step);
  return {it, {{it.code, Colour::strong}, {own(it.id), Colour::accent}, {steps.empty() ? "nothing" : steps}}};
}

struct List {
  std::string name;
  Table table;
  std::vector<Record> rules;

  void add(Shown one) {
    table.add(std::move(one.cells));
    rules.push_back(std::move(one.rule));
  }
};

List list_of(const domain::School& school, const std::string& name) {
  if (name == "silence") {
    List list{name, Table{"SITUATION", "SET BY", "WHAT SILENCE LEADS TO"}, {}};
    for (const auto& code : codes<PursuitRule>(school, catalog::pursuits)) {
      list.add(shown(domain::pursuit_rule(school, code)));
    }
    return list;
  }
  List list{name, Table{"CODE", "IS", "WITH", "SET BY", ""}, {}};
  if (name == "signs") {
    for (const auto& code : codes<SignRule>(school, catalog::signs)) list.add(shown(*domain::sign_rule(school, code)));
  } else if (name == "changes") {
    for (const auto& code : codes<TemplateRule>(school, catalog::templates)) {
      list.add(shown(*domain::template_rule(school, code)));
    }
  } else if (name == "issues") {
    for (const auto& code : codes<IssueRule>(school, catalog::issue_kinds)) {
      list.add(shown(*domain::issue_rule(school, code)));
    }
  }
  return list;
}

// A line of the file that says something new.
struct Change {
  KeptRow row;
  std::string before, after;
};

// Without the steps to the one row of the command, which the line is: "/rows/0/steps/1/every".
std::string in_words(const domain::Refusal& refusal) {
  constexpr std::string_view row = "/rows/0";
  const auto field = refusal.field.starts_with(row) ? refusal.field.substr(row.size()) : refusal.field;
  return refusal.why.message() + (field.empty() ? "" : " Field: " + field + ".");
}

// What is wrong with a line, or nothing.
std::string read_line(const domain::School& school, PersonId me, const std::string& line,
                      std::optional<Change>& change) {
  const auto record = read_record(line);
  if (!record) {
    const auto& fault = record.error();
    return (fault.field.empty() ? "" : "field " + fault.field + ": ") + std::string(error_row(fault.code).sentence) +
           (fault.allowed.empty() ? "" : " Allowed: " + fault.allowed + ".");
  }
  std::string problem = "this is no rule: the kind must be sign_rule, template_rule, issue_rule or pursuit_rule";
  const auto take = [&](auto row, const auto& known) {
    row.id = {};
    const auto before = known ? write(Record{*known}) : "";
    if (known) row.id = known->id;
    const auto decision = domain::decide(school, {me, now()}, SetRows{{KeptRow{row}}}, nullptr);
    problem = decision ? "" : row.code + ": " + in_words(decision.error());
    if (decision && before != write(Record{row})) change = Change{row, before, write(Record{row})};
  };
  if (const auto* one = std::get_if<SignRule>(&*record)) take(*one, domain::sign_rule(school, one->code));
  if (const auto* one = std::get_if<TemplateRule>(&*record)) take(*one, domain::template_rule(school, one->code));
  if (const auto* one = std::get_if<IssueRule>(&*record)) take(*one, domain::issue_rule(school, one->code));
  if (const auto* one = std::get_if<PursuitRule>(&*record)) {
    take(*one, std::optional(domain::pursuit_rule(school, one->code)));
  }
  return problem;
}

Outcome send_all(Remote& remote, const std::vector<Change>& changes) {
  for (std::size_t at = 0; at < changes.size(); at += limits::rows_per_command) {
    SetRows command;
    for (auto i = at; i < std::min(at + limits::rows_per_command, changes.size()); ++i) {
      command.rows.push_back(changes[i].row);
    }
    Reply reply;
    if (const auto outcome = remote.send(command, reply); outcome != Outcome::done) return outcome;
    if (remote.json()) fmt::print("{}\n", write(reply));
  }
  if (!remote.json()) fmt::print("Set.\n");
  return Outcome::done;
}

}  // namespace

Outcome show_rules(const Common& common, const std::string& list) {
  constexpr std::array<std::string_view, 4> names{"signs", "changes", "issues", "silence"};
  if (!list.empty() && std::find(names.begin(), names.end(), list) == names.end()) {
    return say(Outcome::usage, "The list must be one of signs, changes, issues, silence.");
  }
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto school = school_of(remote.view());
  for (const auto name : names) {
    if (!list.empty() && list != name) continue;
    const auto one = list_of(school, std::string(name));
    for (const auto& rule : one.rules) {
      if (remote.json()) fmt::print("{}\n", write(rule));
    }
    if (!remote.json()) fmt::print("{}\n", one.table.print(remote.terminal()));
  }
  return Outcome::done;
}

Outcome set_rules(const Common& common, const RulesWords& words) {
  std::ifstream file(words.file);
  if (!file) return say(Outcome::trouble, "The file " + words.file + " cannot be read.");
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto me = remote.view().people.find(remote.view().me);
  if (me == remote.view().people.end() || me->second.role != Role::admin) {
    return say(Outcome::refused, "Only admins set the school's rules.");
  }
  const auto school = school_of(remote.view());
  std::vector<Change> changes;
  bool sound = true;
  std::string line;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    std::optional<Change> change;
    const auto problem = read_line(school, remote.view().me, line, change);
    if (!problem.empty()) say(Outcome::refused, fmt::format("{}:{}: {}", words.file, number, problem));
    sound = sound && problem.empty();
    if (change) changes.push_back(std::move(*change));
  }
  if (!sound) return say(Outcome::refused, "Nothing was set.");
  for (const auto& change : changes) {
    if (remote.json()) continue;
    if (!change.before.empty()) fmt::print("{}\n", remote.terminal().paint("- " + change.before, Colour::quiet));
    fmt::print("{}\n", remote.terminal().paint("+ " + change.after, Colour::accent));
  }
  if (!words.apply) {
    if (!remote.json())
      fmt::print("{} {} would change. Set with --apply.\n", changes.size(), changes.size() == 1 ? "rule" : "rules");
    return Outcome::done;
  }
  return send_all(remote, changes);
}

}  // namespace cueline::cli
