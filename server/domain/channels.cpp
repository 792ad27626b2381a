// Channels: where people talk, and who belongs to them. Admins and the office open and fill classrooms and teams; care
// teams and the whole school open by themselves; two people open their direct channel whenever they like.
#include "server/domain/access.hpp"
#include "server/domain/channel_parts.hpp"

namespace cueline::domain {
namespace {

// A channel this person knows of; else it does not exist for them.
const Channel* known(const Asked& asked, ChannelId id) {
  const auto* const channel = lookup(asked.school.channels, id);
  return channel && access::may_see(asked.school, asked.by.id, *channel) ? channel : nullptr;
}

bool has_list(const Channel& channel) {
  return channel.channel_kind != ChannelKind::direct && channel.channel_kind != ChannelKind::school;
}

bool has_name(ChannelKind kind) { return kind == ChannelKind::classroom || kind == ChannelKind::team; }

bool name_is_taken(const School& school, const Name& name) {
  return std::any_of(school.channels.begin(), school.channels.end(),
                     [&](const auto& row) { return has_name(row.second.channel_kind) && row.second.name == name; });
}

void forget_readers_of(School& school, const Channel& channel) {
  school.forget_readers(timeline_of(channel.id));
  if (channel.student) school.forget_readers(timeline_of(*channel.student));
}

}  // namespace

// Facts about a channel are for everybody who may know of it, which is more people than may read what is said there.
Draft about(const Channel& channel, EntryBody body) {
  switch (channel.channel_kind) {
    case ChannelKind::direct: return {timeline_of(channel.id), {}, {}, std::move(body)};
    case ChannelKind::care_team:
      return {timeline_of(channel.student.value_or(StudentId{})), {channel.id}, {}, std::move(body)};
    default: return {school_timeline, {channel.id}, {}, std::move(body)};
  }
}

Answer decide(const Asked& asked, const OpenChannel& command) {
  if (!access::keeps_lists(asked.school, asked.by.id)) return Errc::not_allowed;
  if (!has_name(command.channel_kind)) return Errc::wrong_state;
  if (!all_active(asked.school, command.members)) return Errc::not_found;
  if (name_is_taken(asked.school, command.name)) return Errc::name_taken;

  // From here nothing can fail.
  const ChannelId channel{asked.upcoming(0)};
  return one({school_timeline,
              {channel},
              {},
              ChannelOpened{command.channel_kind, command.name, sorted_unique<PersonId>(command.members), {}}});
}

Answer decide(const Asked& asked, const OpenDirect& command) {
  if (command.person == asked.by.id) return Errc::not_allowed;
  const auto* const other = lookup(asked.school.people, command.person);
  if (!other || !other->active || !access::may_see(asked.school, asked.by.id, *other)) return Errc::not_found;
  const auto [first, second] = std::minmax(asked.by.id, command.person);
  if (const auto* open = lookup(asked.school.directs, std::pair(first, second))) {
    return Decision{{}, id_cast<Sequence>(*open)};
  }

  // From here nothing can fail.
  return one(
      {TimelineId{asked.upcoming(0)}, {}, {}, ChannelOpened{ChannelKind::direct, "direct", {first, second}, {}}});
}

Answer decide(const Asked& asked, const RenameChannel& command) {
  if (!access::keeps_lists(asked.school, asked.by.id)) return Errc::not_allowed;
  const auto* const channel = known(asked, command.channel);
  if (!channel) return Errc::not_found;
  if (!has_name(channel->channel_kind)) return Errc::wrong_state;
  if (channel->name == command.name) return Decision{};
  if (name_is_taken(asked.school, command.name)) return Errc::name_taken;

  // From here nothing can fail.
  return one(about(*channel, ChannelRenamed{command.channel, command.name}));
}

Answer decide(const Asked& asked, const AddMembers& command) {
  if (!access::keeps_lists(asked.school, asked.by.id)) return Errc::not_allowed;
  const auto* const channel = known(asked, command.channel);
  if (!channel) return Errc::not_found;
  if (!has_list(*channel)) return Errc::wrong_state;
  if (!all_active(asked.school, command.persons)) return Errc::not_found;

  // From here nothing can fail.
  auto joining = sorted_unique<PersonId>(command.persons);
  std::erase_if(joining, [&](PersonId person) { return holds(channel->members, person); });
  if (joining.empty()) return Decision{};
  return one(about(*channel, MembersAdded{command.channel, std::move(joining)}));
}

Answer decide(const Asked& asked, const RemoveMember& command) {
  if (!access::keeps_lists(asked.school, asked.by.id)) return Errc::not_allowed;
  const auto* const channel = known(asked, command.channel);
  if (!channel) return Errc::not_found;
  if (!has_list(*channel)) return Errc::wrong_state;
  if (!holds(channel->members, command.person)) return Decision{};

  // From here nothing can fail.
  return one(about(*channel, MemberRemoved{command.channel, command.person}));
}

void apply(School& school, const Entry& entry, const ChannelOpened& fact) {
  const auto id = id_cast<ChannelId>(entry.sequence);
  auto& channel = school.channels[id];
  channel = Channel{id, fact.channel_kind, fact.name, sorted_unique(fact.members), fact.student};
  school.index(channel);
  school.touch(name_of(channel));
  forget_readers_of(school, channel);
  if (!fact.student) return;
  auto& student = expect(school.students, *fact.student);
  student.care_team = id;
  school.touch(name_of(student));
  // The student was added one entry ago, when nobody cared for them yet: the care team gets the record now.
  for (const auto person : channel.members) {
    if (!access::keeps_lists(school, person)) school.gain(person, entry.sequence);
  }
}

void apply(School& school, const Entry&, const ChannelRenamed& fact) {
  auto& channel = expect(school.channels, fact.channel);
  channel.name = fact.name;
  school.touch(name_of(channel));
}

void apply(School& school, const Entry& entry, const MembersAdded& fact) {
  auto& channel = expect(school.channels, fact.channel);
  channel.members.insert(channel.members.end(), fact.persons.begin(), fact.persons.end());
  channel.members = sorted_unique(std::move(channel.members));
  school.touch(name_of(channel));
  forget_readers_of(school, channel);
  for (const auto person : fact.persons) school.gain(person, entry.sequence);
}

void apply(School& school, const Entry& entry, const MemberRemoved& fact) {
  auto& channel = expect(school.channels, fact.channel);
  std::erase(channel.members, fact.person);
  school.touch(name_of(channel));
  forget_readers_of(school, channel);
  school.lose(fact.person, entry.sequence);
}

}  // namespace cueline::domain
