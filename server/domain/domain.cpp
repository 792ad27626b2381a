// The doors of the domain: which noun answers which command. No rules here.
#include "server/domain/domain.hpp"

#include "protocol/read.hpp"
#include "server/domain/cover_parts.hpp"
#include "server/domain/lookup.hpp"
#include "server/domain/school_time.hpp"
#include "server/domain/substitutes.hpp"
#include "server/domain/together_rules.hpp"

namespace cueline::domain {
namespace {

template <class Map, class Id>
std::optional<Sequence> unless_known(const Map& records, Id id) {
  if (records.contains(id)) return std::nullopt;
  return id_cast<Sequence>(id);
}

struct Cites {
  const School& school;

  std::optional<Sequence> operator()(const PostMessage& command) const {
    if (!command.reply_to) return std::nullopt;
    return id_cast<Sequence>(*command.reply_to);
  }
  std::optional<Sequence> operator()(const EditMessage& command) const { return id_cast<Sequence>(command.message); }
  std::optional<Sequence> operator()(const RetractMessage& command) const { return id_cast<Sequence>(command.message); }
  std::optional<Sequence> operator()(const RaiseIssue& command) const {
    if (!command.about || school.observations.contains(id_cast<ObservationId>(*command.about))) return std::nullopt;
    return unless_known(school.alerts, id_cast<AlertId>(*command.about));
  }
  std::optional<Sequence> operator()(const SendAlert& command) const {
    if (!command.supersedes) return std::nullopt;
    return unless_known(school.alerts, *command.supersedes);
  }
  std::optional<Sequence> operator()(const GiveKudos& command) const {
    if (!command.about || school.observations.contains(id_cast<ObservationId>(*command.about))) return std::nullopt;
    return unless_known(school.alerts, id_cast<AlertId>(*command.about));
  }
  std::optional<Sequence> operator()(const auto& command) const {
    if constexpr (requires { ObservationId{command.observation}; }) {
      return unless_known(school.observations, command.observation);
    } else if constexpr (requires { AlertId{command.alert}; }) {
      return unless_known(school.alerts, command.alert);
    } else if constexpr (requires { IssueId{command.issue}; }) {
      return unless_known(school.issues, command.issue);
    } else {
      return std::nullopt;
    }
  }
};

}  // namespace

Problem problem_of(const Refusal& refusal) {
  auto problem = cueline::problem_of(refusal.why);
  if (!refusal.field.empty()) problem.field = "/command" + refusal.field;
  return problem;
}

void throw_exception_from_error(const Refusal& refusal, const boost::source_location& where) {
  throw_exception_from_error(refusal.why, where);
}

std::optional<Sequence> cites(const School& school, const Command& command) {
  return std::visit(Cites{school}, command);
}

Answer decide(const School& school, const Actor& actor, const Command& command, const Entry* cited) {
  const auto* const person = lookup(school.people, actor.person);
  if (!person || !person->active || pass_is_over(*person, actor.now)) return Errc::deactivated;
  const Asked asked{school, *person, actor.now, cited};
  return std::visit([&](const auto& one) { return decide(asked, one); }, command);
}

result<Drafts> found_school(const SchoolCreated& school, const PersonAdded& admin) {
  if (admin.role != Role::admin || admin.until) return Errc::wrong_state;
  if (!is_time_zone(school.time_zone)) return Errc::unknown_value;

  // From here nothing can fail.
  const ChannelId whole_school{3};  // the third entry
  return Drafts{{school_timeline, {}, {}, school},
                {school_timeline, {}, {}, admin},
                {school_timeline, {whole_school}, {}, ChannelOpened{ChannelKind::school, school.name, {}, {}}}};
}

Drafts on_due(const School& school, std::uint64_t id, Millis now) {
  if (const auto* person = lookup(school.people, PersonId{id})) return on_due(*person, now);
  if (const auto* alert = lookup(school.alerts, AlertId{id})) return on_due(school, *alert, now);
  if (const auto* observation = lookup(school.observations, ObservationId{id})) {
    return on_due(school, *observation, now);
  }
  if (const auto* suggestion = school.row<Suggestion>(id)) return on_due(school, *suggestion, now);
  if (const auto* cover = school.row<Cover>(id)) return on_due(school, *cover, now);
  if (const auto* absence = school.row<Absence>(id)) return on_due(school, *absence, now);
  if (const auto* move = school.row<Reassignment>(id)) return on_due(school, *move, now);
  if (const auto* issue = lookup(school.issues, IssueId{id})) return on_due(school, *issue, now);
  if (const auto* kudos = school.row<Kudos>(id)) return on_due(school, *kudos, now);
  if (const auto* check_in = school.row<CheckIn>(id)) return on_due(school, *check_in, now);
  if (const auto* planning = school.row<Planning>(id)) return on_due(school, *planning, now);
  return {};
}

void apply(School& school, const Entry& entry) {
  school.head = entry.sequence;
  school.forget_leaving();
  std::visit([&](const auto& fact) { apply(school, entry, fact); }, entry.body);
  tell_substitutes(school, entry);
  school.retire_until(entry.time, entry.timeline);  // whoever may read this entry may read it now
}

}  // namespace cueline::domain
