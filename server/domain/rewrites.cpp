// What a later entry changes in the stored bytes of an earlier one: an edited message notes its edits, what is taken
// back loses its words. Nothing else is ever rewritten.
#include "server/domain/domain.hpp"

namespace cueline::domain {
namespace {

template <class... Fs>
struct Cases : Fs... {
  using Fs::operator()...;
};

void blank(MessagePosted& body) {
  body.text.clear();
  body.retracted = true;
}
void blank(MessageEdited& body) {
  body.text.clear();
  body.retracted = true;
}
void blank(ObservationSent& body) {
  body.signs.clear();
  body.note.clear();
  body.context = {};
  body.room.reset();
  body.period.reset();
  body.mode.reset();
  body.retracted = true;
}
// The words of thanks that were taken back, and how somebody was who is not asked any more.
void blank(RowSet& body) {
  if (auto* const kudos = std::get_if<Kudos>(&body.row)) {
    kudos->text.clear();
    kudos->line.reset();
    kudos->about.reset();
  }
  if (auto* const answer = std::get_if<CheckIn>(&body.row)) {
    answer->mood = CheckInMood::going_well;
    answer->hand.reset();
  }
}
void blank(ObservationCompleted& body) {
  const auto observation = body.observation;
  body = {};
  body.observation = observation;
}

// What leaves its list without its words leaves them nowhere.
std::vector<Sequence> emptied_by(const RowSet& fact) {
  if (!fact.removed.value_or(false)) return {};
  if (const auto* answer = std::get_if<CheckIn>(&fact.row)) return {id_cast<Sequence>(answer->id)};
  const auto* const kudos = std::get_if<Kudos>(&fact.row);
  const bool taken_back = kudos && kudos->text.empty() && !kudos->line;
  return taken_back ? std::vector{id_cast<Sequence>(kudos->id)} : std::vector<Sequence>{};
}

}  // namespace

std::vector<Sequence> rewrites(const Entry& entry) {
  return std::visit(
      Cases{[](const MessageEdited& fact) { return std::vector{id_cast<Sequence>(fact.message)}; },
            [](const MessageRetracted& fact) {
              std::vector<Sequence> changed{id_cast<Sequence>(fact.message)};
              if (fact.edits) changed.insert(changed.end(), fact.edits->begin(), fact.edits->end());
              return changed;
            },
            [](const ObservationRetracted& fact) {
              std::vector<Sequence> changed{id_cast<Sequence>(fact.observation)};
              if (fact.completions) changed.insert(changed.end(), fact.completions->begin(), fact.completions->end());
              return changed;
            },
            [](const RowSet& fact) { return emptied_by(fact); }, [](const auto&) { return std::vector<Sequence>{}; }},
      entry.body);
}

Entry rewritten(Entry stored, const Entry& because) {
  std::visit(Cases{[&](MessagePosted& body) {
                     if (!std::holds_alternative<MessageEdited>(because.body)) return blank(body);
                     if (!body.edits) body.edits.emplace();
                     body.edits->push_back(because.sequence);
                   },
                   [](MessageEdited& body) { blank(body); }, [](ObservationSent& body) { blank(body); },
                   [](ObservationCompleted& body) { blank(body); }, [](RowSet& body) { blank(body); }, [](auto&) {}},
             stored.body);
  return stored;
}

}  // namespace cueline::domain
