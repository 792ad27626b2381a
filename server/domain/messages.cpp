// Messages: words in a channel, or in the thread of an alert or issue. They have no record: what a command needs to
// know of an earlier message is in the cited entry.
#include "protocol/limits.hpp"
#include "server/domain/access.hpp"
#include "server/domain/message_parts.hpp"

namespace cueline::domain {
namespace {

bool takes_words(const School& school, TimelineId timeline) {
  return school.channels.contains(ChannelId{timeline.value}) || school.alerts.contains(AlertId{timeline.value}) ||
         school.issues.contains(IssueId{timeline.value});
}

// Whether an alert or issue leaves memory with the entry to come: its timeline is over already.
bool is_over(const Asked& asked, TimelineId timeline) {
  const auto over = [&](const auto* record) { return record && retires(record->closed, asked.now); };
  return over(lookup(asked.school.alerts, AlertId{timeline.value})) ||
         over(lookup(asked.school.issues, IssueId{timeline.value}));
}

// What may be answered: a message or an observation of the same timeline.
bool can_be_answered(const Entry& cited, TimelineId timeline) {
  return cited.timeline == timeline &&
         (std::holds_alternative<MessagePosted>(cited.body) || std::holds_alternative<ObservationSent>(cited.body));
}

// Whom words on this timeline are for, beyond those who are named: the other one of a direct channel, the sender of a
// change, the raiser and owner of an issue.
std::vector<PersonId> addressees(const School& school, TimelineId timeline) {
  if (const auto* channel = lookup(school.channels, ChannelId{timeline.value})) {
    return channel->channel_kind == ChannelKind::direct ? channel->members : std::vector<PersonId>{};
  }
  if (const auto* alert = lookup(school.alerts, AlertId{timeline.value})) return {alert->sender};
  const auto& issue = expect(school.issues, IssueId{timeline.value});
  std::vector<PersonId> persons{issue.raiser};
  if (issue.owner) persons.push_back(*issue.owner);
  return persons;
}

// Those of `to` whom the message disturbs: the other one of a direct channel, and who is named.
std::vector<PersonId> disturbed(const Asked& asked, const PostMessage& command, std::vector<PersonId> to) {
  const auto* const channel = lookup(asked.school.channels, ChannelId{command.timeline.value});
  if (channel && channel->channel_kind == ChannelKind::direct) return to;
  std::erase_if(to, [&](PersonId person) {
    return std::find(command.mentions.begin(), command.mentions.end(), person) == command.mentions.end();
  });
  return to;
}

// The cited message, if this person may see it.
const MessagePosted* message(const Asked& asked) {
  if (!asked.cited || !access::may_read(asked.school, asked.by.id, asked.cited->timeline)) return nullptr;
  return std::get_if<MessagePosted>(&asked.cited->body);
}

}  // namespace

Answer decide(const Asked& asked, const PostMessage& command) {
  const auto& school = asked.school;
  const auto reads = [&](PersonId person) { return access::may_read(school, person, command.timeline); };
  if (!reads(asked.by.id) || !takes_words(school, command.timeline)) return Errc::not_found;
  if (is_over(asked, command.timeline)) return Errc::too_late;
  if (command.reply_to && (!asked.cited || !can_be_answered(*asked.cited, command.timeline))) return Errc::not_found;
  if (!std::all_of(command.mentions.begin(), command.mentions.end(), reads)) return Errc::not_found;

  // From here nothing can fail.
  auto to = addressees(school, command.timeline);
  to.insert(to.end(), command.mentions.begin(), command.mentions.end());
  std::vector<ChannelId> also;
  if (command.reply_to) {
    // A reply never hides: it reaches whoever is answered, and stands wherever the answered one stands.
    to.push_back(asked.cited->author);
    also = asked.cited->also;
  }
  to = active_without(school, std::move(to), asked.by.id);
  std::erase_if(to, [&](PersonId person) { return !reads(person); });
  auto holding = hold(asked, command, disturbed(asked, command, to), to);
  MessagePosted posted{command.text, command.reply_to, false, {}, command.feedback, command.override_reason};
  if (!holding.held.empty()) posted.held = std::move(holding.held);
  auto decision = one({command.timeline, std::move(also), std::move(to), std::move(posted)});
  for (auto& draft : holding.drafts) decision.drafts.push_back(std::move(draft));
  return decision;
}

Answer decide(const Asked& asked, const EditMessage& command) {
  const auto* const original = message(asked);
  if (!original) return Errc::not_found;
  if (asked.cited->author != asked.by.id) return Errc::not_yours;
  if (original->retracted || is_over(asked, asked.cited->timeline)) return Errc::too_late;
  if (original->edits && original->edits->size() >= limits::edits_per_message) return Errc::too_late;
  if (!original->edits && original->text == command.text) return Decision{};

  // From here nothing can fail.
  return one({asked.cited->timeline, asked.cited->also, {}, MessageEdited{command.message, command.text, false}});
}

Answer decide(const Asked& asked, const RetractMessage& command) {
  const auto* const original = message(asked);
  if (!original) return Errc::not_found;
  if (asked.cited->author != asked.by.id) return Errc::not_yours;
  if (original->retracted) return Decision{};
  if (is_over(asked, asked.cited->timeline)) return Errc::too_late;

  // From here nothing can fail.
  return one({asked.cited->timeline, asked.cited->also, {}, MessageRetracted{command.message, original->edits}});
}

}  // namespace cueline::domain
