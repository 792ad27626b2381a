// Marks: an item reached a device of somebody it is for, or was opened by them. Durable, so that the sender may rely on
// them. A device may be late or ahead: what cannot be marked is skipped, not refused.
#include "server/domain/access.hpp"
#include "server/domain/alert_parts.hpp"

namespace cueline::domain {
namespace {

// The timeline of the item if the mark says something new of it, else none.
std::optional<TimelineId> news(const Asked& asked, ItemId item, Mark mark) {
  const auto me = asked.by.id;
  const bool seen = mark == Mark::seen;
  if (const auto* one = live(asked.school.observations, id_cast<ObservationId>(item), asked.now)) {
    const auto home = timeline_of(one->care_team);
    const bool for_me = one->author != me && !one->retracted && access::may_read(asked.school, me, home);
    return for_me && !has(seen ? one->seen : one->delivered, me) ? std::optional(home) : std::nullopt;
  }
  if (const auto* one = live(asked.school.alerts, id_cast<AlertId>(item), asked.now)) {
    const auto* const mine = reached(*one, me);
    return mine && !(seen ? mine->seen : mine->delivered) ? std::optional(timeline_of(one->id)) : std::nullopt;
  }
  if (const auto* one = live(asked.school.issues, id_cast<IssueId>(item), asked.now)) {
    const bool for_me = seen && one->raiser != me && access::may_read(asked.school, me, timeline_of(one->id));
    return for_me && !has(one->seen, me) ? std::optional(timeline_of(one->id)) : std::nullopt;
  }
  return std::nullopt;
}

void mark_in_lists(std::vector<PersonTime>& delivered, std::vector<PersonTime>& seen, const Entry& entry, Mark mark) {
  add_once(delivered, entry.author, entry.time);
  if (mark == Mark::seen) add_once(seen, entry.author, entry.time);
}

}  // namespace

Answer decide(const Asked& asked, const MarkItems& command) {
  Decision decision;
  for (const auto item : sorted_unique<ItemId>(command.items)) {
    const auto home = news(asked, item, command.mark);
    if (home) decision.drafts.push_back({*home, {}, {}, Marked{item, command.mark}});
  }
  return decision;
}

void apply(School& school, const Entry& entry, const Marked& fact) {
  if (auto* one = lookup(school.observations, id_cast<ObservationId>(fact.item))) {
    mark_in_lists(one->delivered, one->seen, entry, fact.mark);
    school.touch(name_of(*one));
  } else if (auto* alert = lookup(school.alerts, id_cast<AlertId>(fact.item))) {
    auto* const mine = recipient(*alert, entry.author);
    if (!mine) stop_on_bug("a mark by somebody the alert is not for");
    if (!mine->delivered) mine->delivered = entry.time;
    if (!mine->seen && fact.mark == Mark::seen) mine->seen = entry.time;
    school.touch(name_of(*alert));
  } else {
    auto& issue = expect(school.issues, id_cast<IssueId>(fact.item));
    add_once(issue.seen, entry.author, entry.time);
    school.touch(name_of(issue));
  }
}

}  // namespace cueline::domain
