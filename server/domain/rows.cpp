// The school's lists: rows are set and removed whole, all of a command or none, one entry each.
#include "server/domain/rows.hpp"

#include <map>

#include "server/domain/access.hpp"

namespace cueline::domain {
namespace {

// The rows a person keeps of themselves; everything else is for who keeps the lists.
template <class T>
bool may_set(const Asked& asked, const T& row) {
  if constexpr (std::is_same_v<T, Preferences> || std::is_same_v<T, Profile>) return row.id == asked.by.id;
  constexpr bool is_rule = std::is_same_v<T, SignRule> || std::is_same_v<T, TemplateRule> ||
                           std::is_same_v<T, IssueRule> || std::is_same_v<T, PursuitRule>;
  if (is_rule) return is_admin(asked);
  return access::keeps_lists(asked.school, asked.by.id);
}

// Rows that are named by what they belong to, not by the entry that made them.
template <class T>
constexpr bool has_own_id = std::is_same_v<T, WorkHours> || std::is_same_v<T, Preferences> ||
                            std::is_same_v<T, Calendar> || std::is_same_v<T, Profile>;

// A rule is known by its code: setting one that is there changes it.
template <class T>
T with_known_id(const School& school, T row) {
  if constexpr (requires { row.code; }) {
    for (const auto& [id, known] : school.rows<T>()) {
      if (known.code == row.code) row.id = known.id;
    }
  }
  return row;
}

template <class T>
Refusal check_any(const Asked& asked, const T& row) {
  if (!may_set(asked, row)) return Errc::not_allowed;
  if (!has_own_id<T> && row.id && !asked.school.row<T>(row.id.value)) return {Errc::not_found, "/id"};
  return check(asked, row);
}

// What stands between a row and its removal.
template <class T>
boost::system::error_code check_gone(const Asked& asked, const T& row) {
  if (!may_set(asked, row)) return Errc::not_allowed;
  if constexpr (std::is_same_v<T, Bells> || std::is_same_v<T, Room>) return check_removal(asked, row);
  return {};
}

template <class T>
Answer remove(const Asked& asked, std::uint64_t id) {
  const auto* const row = asked.school.row<T>(id);
  if (!row) return access::keeps_lists(asked.school, asked.by.id) ? Errc::not_found : Errc::not_allowed;
  if (const auto refusal = check_gone(asked, *row)) return refusal;

  // From here nothing can fail.
  return one(remove_row(asked.school, *row));
}

}  // namespace

Refusal in_list(std::string_view list, std::size_t item, Refusal refusal) {
  refusal.field = '/' + std::string(list) + '/' + std::to_string(item) + refusal.field;
  return refusal;
}

TimelineId home_of(const School&, const Slot& row) { return row.student ? timeline_of(*row.student) : school_timeline; }

static TimelineId care_team_of(const School& school, StudentId id) {
  const auto* const student = lookup(school.students, id);
  return student ? timeline_of(student->care_team) : TimelineId{};
}
TimelineId home_of(const School& school, const Card& row) { return care_team_of(school, row.student); }
TimelineId home_of(const School& school, const Suggestion& row) { return care_team_of(school, row.student); }
TimelineId home_of(const School& school, const Recent& row) { return care_team_of(school, row.id); }

namespace {

// The second of two of the command's own rows that would bear one name or code: each alone was compared with what the
// school has.
template <class T>
Refusal check_named_once(const std::vector<KeptRow>& rows) {
  constexpr bool by_code = requires(const T& row) { row.code; };
  std::map<std::string_view, decltype(T::id)> ids;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto* const row = std::get_if<T>(&rows[i]);
    if (!row) continue;
    std::string_view name;
    if constexpr (by_code) {
      name = row->code;
    } else {
      name = row->name;
    }
    const auto [first, is_first] = ids.try_emplace(name, row->id);
    if (!is_first && (row->id.value == 0 || row->id != first->second))
      return in_list("rows", i, {Errc::name_taken, by_code ? "/code" : "/name"});
  }
  return {};
}

template <class... T>
Refusal check_all_named_once(const std::vector<KeptRow>& rows) {
  Refusal refusal;
  static_cast<void>(((refusal = check_named_once<T>(rows)) || ...));
  return refusal;
}

}  // namespace

Answer decide(const Asked& asked, const SetRows& command) {
  for (std::size_t i = 0; i < command.rows.size(); ++i) {
    auto refusal = std::visit([&](const auto& row) { return check_any(asked, row); }, command.rows[i]);
    if (refusal) return in_list("rows", i, std::move(refusal));
  }
  if (const auto row = collision(asked.school, command.rows)) return in_list("rows", *row, Errc::overlapping);
  if (auto refusal = check_all_named_once<Bells, Room, SignRule, TemplateRule, IssueRule, PursuitRule>(command.rows))
    return refusal;

  // From here nothing can fail.
  Decision decision;
  for (const auto& kept : command.rows) {
    std::visit(
        [&](auto row) {
          row = with_known_id(asked.school, std::move(row));
          const auto* const known = asked.school.row<decltype(row)>(row.id.value);
          if (known && *known == row) return;
          // Whoever reads it no longer is told that it is gone; whoever reads both sees it come back as it now is.
          if (known && home_of(asked.school, *known) != home_of(asked.school, row)) {
            decision.drafts.push_back(remove_row(asked.school, *known));
          }
          decision.drafts.push_back(set_row(asked.school, std::move(row)));
        },
        kept);
  }
  return decision;
}

Answer decide(const Asked& asked, const RemoveRow& command) {
  switch (command.row_kind) {
    case KeptKind::bells: return remove<Bells>(asked, command.id);
    case KeptKind::room: return remove<Room>(asked, command.id);
    case KeptKind::slot: return remove<Slot>(asked, command.id);
    case KeptKind::sign_rule: return remove<SignRule>(asked, command.id);
    case KeptKind::template_rule: return remove<TemplateRule>(asked, command.id);
    case KeptKind::issue_rule: return remove<IssueRule>(asked, command.id);
    case KeptKind::pursuit_rule: return remove<PursuitRule>(asked, command.id);
  }
  return Errc::unknown_value;
}

void apply(School& school, const Entry& entry, const RowSet& fact) {
  std::visit(
      [&](auto row) {
        using T = decltype(row);
        if (!row.id) row.id = decltype(row.id){entry.sequence.value};
        const RecordName name{record_kind<T>, row.id.value};
        constexpr bool has_timeline = std::is_same_v<T, Reassignment> || std::is_same_v<T, Planning>;
        if constexpr (has_timeline) school.forget_readers(timeline_of(row.id));
        if (fact.removed.value_or(false)) {
          if constexpr (has_timeline) school.leaving = row;
          school.drop_row<T>(row.id.value);
          return school.retire(name, std::move(row));
        }
        school.set_row(std::move(row));
        school.touch(name);
      },
      fact.row);
}

}  // namespace cueline::domain
