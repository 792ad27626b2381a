#include "server/search/document.hpp"

#include <algorithm>

#include "server/search/code_words.hpp"

namespace cueline::search {
namespace {

template <class... Fs>
struct Cases : Fs... {
  using Fs::operator()...;
};

using Kind = Change::Kind;

// The marks of excerpts are control characters, so none comes from people.
void add_line(std::string& text, std::string_view line) {
  if (line.empty()) return;
  if (!text.empty()) text += '\n';
  for (const char byte : line) text += static_cast<unsigned char>(byte) < ' ' && byte != '\n' ? ' ' : byte;
}

template <class Words>
void add_line(std::string& text, const std::optional<Words>& line) {
  if (line) add_line(text, std::string_view(*line));
}

void add_code(Document& document, std::string_view list, const std::string& code) {
  document.codes.emplace_back(code);
  add_line(document.code_words, words_of(list, code));
}

Change remove(std::uint64_t item) {
  Change change{Kind::remove, {}};
  change.document.item = item;
  return change;
}

Change part(std::uint64_t of, std::string text) {
  if (text.empty()) return {};
  Change change{Kind::add, {}};
  change.document.item = of;
  change.document.part_of = of;
  change.document.text = std::move(text);
  return change;
}

template <class Words>
Change part(std::uint64_t of, const std::optional<Words>& words) {
  std::string text;
  add_line(text, words);
  return part(of, std::move(text));
}

Change words_of_message(Kind kind, MessageId message, const std::string& words) {
  Change change{kind, {}};
  change.document.item = message.value;
  add_line(change.document.text, words);
  if (change.document.text.empty()) return {};
  return change;
}

Change change_by(const Entry& entry, const ObservationSent& fact) {
  if (fact.retracted) return {};
  Change change{Kind::add, {}};
  auto& document = change.document;
  document.kind = FoundKind::observation;
  document.item = entry.sequence.value;
  document.student = fact.student;
  add_line(document.text, fact.note);
  for (const auto& sign : fact.signs) add_code(document, "sign", sign);
  // Where and when it was helps to find it, but is not what one looks for: words, no codes.
  if (fact.context.activity) add_line(document.code_words, words_of("activity", *fact.context.activity));
  if (fact.context.grouping) add_line(document.code_words, words_of("grouping", *fact.context.grouping));
  add_line(document.code_words, fact.context.place);
  add_line(document.code_words, fact.period);
  return change;
}

Change change_by(const Entry&, const ObservationCompleted& fact) {
  std::string text;
  add_line(text, fact.before);
  add_line(text, fact.did);
  add_line(text, fact.after);
  return part(fact.observation.value, std::move(text));
}

Change change_by(const Entry& entry, const AlertSent& fact) {
  Change change{Kind::add, {}};
  auto& document = change.document;
  document.kind = FoundKind::alert;
  document.item = entry.sequence.value;
  add_line(document.text, fact.title);
  add_line(document.text, fact.from);
  add_line(document.text, fact.to);
  add_line(document.text, fact.place);
  add_line(document.text, fact.text);
  add_code(document, "template", fact.template_code);
  return change;
}

Change change_by(const Entry& entry, const IssueRaised& fact) {
  Change change{Kind::add, {}};
  auto& document = change.document;
  document.kind = FoundKind::issue;
  document.item = entry.sequence.value;
  add_line(document.text, fact.title);
  add_line(document.text, fact.text);
  add_line(document.text, fact.would_help);
  add_code(document, "issue_kind", fact.issue_kind);
  document.about = fact.about;
  if (fact.room) document.places.push_back(*fact.room);
  return change;
}

Change change_by(const RowSet& fact, const Norms& norms) {
  if (fact.removed.value_or(false)) return remove(norms.id.value);
  Change change{Kind::replace, {}};
  auto& document = change.document;
  document.kind = FoundKind::norms;
  document.item = norms.id.value;
  document.places.push_back(norms.id);
  for (const auto& line : norms.lines) {
    add_line(document.text, line.title);
    add_line(document.text, line.text);
    if (line.code) add_line(document.code_words, words_of("norm", *line.code));
  }
  for (const auto& suggestion : norms.suggestions) add_line(document.text, suggestion.text);
  return change;
}

Change change_by(const Entry& entry, const RowSet& fact, const Kudos& kudos) {
  const auto id = kudos.id ? kudos.id.value : entry.sequence.value;
  if (kudos.text.empty() && !kudos.line) return remove(id);
  if (fact.removed.value_or(false)) return {};  // old thanks leave the list, not the past
  Change change{Kind::replace, {}};
  auto& document = change.document;
  document.kind = FoundKind::kudos;
  document.item = id;
  add_line(document.text, kudos.text);
  if (kudos.line) add_code(document, "kudos", *kudos.line);
  if (kudos.channel) document.places.push_back(*kudos.channel);
  return change;
}

Change change_by(const Entry& entry, const RowSet& fact, const Planning& planning) {
  const auto id = planning.id ? planning.id.value : entry.sequence.value;
  if (fact.removed.value_or(false)) return remove(id);
  Change change{Kind::replace, {}};
  auto& document = change.document;
  document.kind = FoundKind::planning;
  document.item = id;
  add_line(document.text, planning.title);
  for (const auto& point : planning.agenda) add_line(document.text, point.text);
  for (const auto& reply : planning.replies) add_line(document.text, reply.reason);
  add_line(document.text, planning.lost_to);
  if (planning.room) document.places.push_back(*planning.room);
  return change;
}

Change change_by(const Entry& entry, const RowSet& fact) {
  return std::visit(
      Cases{[&](const Norms& row) { return change_by(fact, row); },
            [&](const Kudos& row) { return change_by(entry, fact, row); },
            [&](const Planning& row) { return change_by(entry, fact, row); }, [](const auto&) { return Change{}; }},
      fact.row);
}

}  // namespace

Change change_of(const Entry& entry) {
  auto change = std::visit(
      Cases{[&](const MessagePosted& fact) {
              return words_of_message(Kind::add, id_cast<MessageId>(entry.sequence), fact.text);
            },
            [](const MessageEdited& fact) { return words_of_message(Kind::reword, fact.message, fact.text); },
            [](const MessageRetracted& fact) { return remove(fact.message.value); },
            [&](const ObservationSent& fact) { return change_by(entry, fact); },
            [](const ObservationAnswered& fact) { return part(fact.observation.value, fact.text); },
            [&](const ObservationCompleted& fact) { return change_by(entry, fact); },
            [](const ObservationRetracted& fact) { return remove(fact.observation.value); },
            [&](const AlertSent& fact) { return change_by(entry, fact); },
            [](const AlertAnswered& fact) { return part(fact.alert.value, fact.text); },
            [](const AlertCancelled& fact) { return part(fact.alert.value, std::optional(fact.reason)); },
            [&](const IssueRaised& fact) { return change_by(entry, fact); },
            [](const IssueMoved& fact) { return part(fact.issue.value, fact.text); },
            [&](const RowSet& fact) { return change_by(entry, fact); }, [](const auto&) { return Change{}; }},
      entry.body);
  if (change.kind != Kind::nothing) {
    auto& places = change.document.places;
    places.insert(places.end(), entry.also.begin(), entry.also.end());
  }
  return change;
}

std::optional<OwnWords> own_words_of(const Row& row) {
  const auto own = [](std::string_view list, const auto& rule) {
    return OwnWords{list, rule.code, rule.words ? std::string(*rule.words) : std::string()};
  };
  return std::visit(Cases{[&](const SignRule& rule) { return std::optional(own("sign", rule)); },
                          [&](const TemplateRule& rule) { return std::optional(own("template", rule)); },
                          [&](const IssueRule& rule) { return std::optional(own("issue_kind", rule)); },
                          [](const auto&) { return std::optional<OwnWords>(); }},
                    row);
}

}  // namespace cueline::search
