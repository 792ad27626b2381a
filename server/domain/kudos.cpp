// Kudos: thanks from one person to another, seen by them alone or by a channel both belong to. Nothing counts them.
#include <algorithm>

#include "protocol/catalog.hpp"
#include "protocol/due.hpp"
#include "server/domain/access.hpp"
#include "server/domain/items.hpp"
#include "server/domain/rows.hpp"
#include "server/domain/together_rules.hpp"

namespace cueline::domain {
namespace {

// Whether this person may read what is thanked for.
bool knows(const Asked& asked, PersonId person, ItemId item) {
  const auto& school = asked.school;
  if (const auto* seen = lookup(school.observations, id_cast<ObservationId>(item)))
    return access::may_see(school, person, *seen);
  if (const auto* alert = lookup(school.alerts, id_cast<AlertId>(item))) return access::may_see(school, person, *alert);
  const bool is_message = asked.cited && std::holds_alternative<MessagePosted>(asked.cited->body);
  return is_message && access::may_read_stored(school, person, *asked.cited);
}

Refusal check_about(const Asked& asked, const GiveKudos& command) {
  if (!command.about) return {};
  const bool both = knows(asked, asked.by.id, *command.about) && knows(asked, command.person, *command.about);
  if (!both) return {Errc::not_found, "/about"};
  // What names a student stays between those who care for them: a channel would tell the others that there is
  // something.
  const bool of_student = asked.school.observations.contains(id_cast<ObservationId>(*command.about));
  return of_student && command.channel ? Refusal(Errc::not_allowed, "/channel") : Refusal();
}

// What is left of thanks that were taken back.
Kudos emptied(Kudos kudos) {
  kudos.text.clear();
  kudos.line.reset();
  kudos.about.reset();
  return kudos;
}

}  // namespace

TimelineId home_of(const School&, const Kudos& row) {
  return row.channel ? timeline_of(*row.channel) : timeline_of(row.person);
}

Answer decide(const Asked& asked, const GiveKudos& command) {
  const auto& school = asked.school;
  const auto* const person = lookup(school.people, command.person);
  if (!person || !person->active || !access::may_see(school, asked.by.id, *person)) return Errc::not_found;
  if (command.person == asked.by.id) return Errc::not_allowed;
  if (!command.line && command.text.empty()) return Errc::needs_text;
  const auto& lines = catalog::kudos_lines;
  if (command.line && std::ranges::find(lines, *command.line) == lines.end()) return Errc::unknown_code;
  if (command.channel) {
    const auto timeline = timeline_of(*command.channel);
    const bool is_channel = school.channels.contains(*command.channel);
    if (!is_channel || !reads(asked, timeline)) return Errc::not_found;
    if (!access::may_read(school, command.person, timeline)) return Errc::not_found;
  }
  if (auto refusal = check_about(asked, command)) return refusal;

  // From here nothing can fail.
  Kudos kudos{{}, asked.by.id, command.person, command.line, command.text, command.about, command.channel, asked.now};
  return one(set_row(school, std::move(kudos), {command.person}));
}

Answer decide(const Asked& asked, const RetractKudos& command) {
  const auto* const kudos = asked.school.row<Kudos>(command.kudos.value);
  if (!kudos || kudos->by != asked.by.id) return Errc::not_found;

  // From here nothing can fail.
  return one(remove_row(asked.school, emptied(*kudos)));
}

// They leave the list; the words stay on the timeline of whom they were for.
Drafts on_due(const School& school, const Kudos& kudos, Millis now) {
  if (now < *due_of(kudos)) return {};
  return {remove_row(school, kudos)};
}

}  // namespace cueline::domain
