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
void blank(ObservationCompleted& body) {
  const auto observation = body.observation;
  body = {};
  body.observation = observation;
}

}  // namespace

std::vector<Sequence> rewrites(const Entry& entry) {
  return std::visit(Cases{[](const MessageEdited& fact) { return std::vector{id_cast<Sequence>(fact.message)}; },
                          [](const MessageRetracted& fact) {
                            std::vector<Sequence> changed{id_cast<Sequence>(fact.message)};
                            if (fact.edits) changed.insert(changed.end(), fact.edits->begin(), fact.edits->end());
                            return changed;
                          },
                          [](const ObservationRetracted& fact) {
                            std::vector<Sequence> changed{id_cast<Sequence>(fact.observation)};
                            if (fact.completions)
                              changed.insert(changed.end(), fact.completions->begin(), fact.completions->end());
                            return changed;
                          },
                          [](const auto&) { return std::vector<Sequence>{}; }},
                    entry.body);
}

Entry rewritten(Entry stored, const Entry& because) {
  std::visit(Cases{[&](MessagePosted& body) {
                     if (!std::holds_alternative<MessageEdited>(because.body)) return blank(body);
                     if (!body.edits) body.edits.emplace();
                     body.edits->push_back(because.sequence);
                   },
                   [](MessageEdited& body) { blank(body); }, [](ObservationSent& body) { blank(body); },
                   [](ObservationCompleted& body) { blank(body); }, [](auto&) {}},
             stored.body);
  return stored;
}

}  // namespace cueline::domain
