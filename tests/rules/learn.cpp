// What the model must know of the school's lists, as the log tells it.
#include <algorithm>

#include "tests/rules/book.hpp"

namespace cueline::rules {

namespace {

// One kind of fact each; everything else changes nothing that the model works with.
struct Learn {
  Model& model;
  Verdict& verdict;
  const Entry& entry;

  [[nodiscard]] Plan& plan() const { return model.plan; }

  void operator()(const PersonAdded& fact) const {
    const PersonId id{entry.sequence.value};
    Staff staff{.id = id, .role = fact.role};
    if (fact.until) staff.until = fact.until->value;
    plan().staff[id] = staff;
  }
  void operator()(const PersonChanged& fact) const {
    auto& staff = plan().staff.at(fact.person);
    if (fact.role) staff.role = *fact.role;
    if (fact.until) staff.until = fact.until->value;
    if (fact.speaks) staff.speaks = *fact.speaks;
    if (fact.interprets) staff.interprets = *fact.interprets;
  }
  void operator()(const PersonDeactivated& fact) const { plan().staff.at(fact.person).active = false; }
  void operator()(const PersonReactivated& fact) const { plan().staff.at(fact.person).active = true; }
  void operator()(const ChannelOpened& fact) const {
    const ChannelId id{entry.sequence.value};
    plan().members[id] = {fact.members.begin(), fact.members.end()};
    if (fact.channel_kind == ChannelKind::classroom) plan().classrooms.push_back(id);
    if (fact.student) plan().students[*fact.student] = id;
  }
  void operator()(const MembersAdded& fact) const {
    plan().members[fact.channel].insert(fact.persons.begin(), fact.persons.end());
  }
  void operator()(const MemberRemoved& fact) const { plan().members[fact.channel].erase(fact.person); }
  void operator()(const RowSet& fact) const {
    std::visit([&](const auto& row) { row_set(row, fact.removed.value_or(false)); }, fact.row);
  }
  void operator()(const auto&) const {}

  template <class Map, class T>
  void keep(Map& map, T row, bool removed) const {
    if (!row.id) row.id = decltype(row.id){entry.sequence.value};
    if (removed) {
      map.erase(row.id);
    } else {
      map.insert_or_assign(row.id, row);
    }
  }
  void row_set(const Bells& row, bool removed) const { keep(plan().bells, row, removed), model.made(); }
  void row_set(const Room& row, bool removed) const { keep(plan().rooms, row, removed); }
  void row_set(const Slot& row, bool removed) const { keep(plan().slots, row, removed); }
  void row_set(const Calendar& row, bool) const { plan().calendar = row, model.made(); }
  void row_set(const WorkHours& row, bool) const { plan().staff.at(row.id).hours = row, model.made(); }
  void row_set(const Absence& row, bool removed) const {
    keep(model.absences, row, removed), ++verdict.totals.absences;
  }
  void row_set(const Cover& row, bool removed) const { keep(model.covers, row, removed), ++verdict.totals.covers; }
  void row_set(const Reassignment& row, bool removed) const { keep(model.moves, row, removed), ++verdict.totals.moves; }
  void row_set(const auto&, bool) const {}
};

}  // namespace

void Book::learn(const Entry& entry) { std::visit(Learn{model_, verdict_, entry}, entry.body); }

}  // namespace cueline::rules
