// Words of channels and messages.
export default {
  'channels.rooms': 'Rooms', 'channels.teams': 'Teams', 'channels.direct': 'Direct', 'channels.empty': 'Your rooms appear when the office adds you.', 'channels.choose': 'Choose a channel',
  'channels.members': 'Who is in it', 'channels.back': 'Back to channels', 'channels.care_team': 'Care team {student}', 'channels.care_team_plain': 'Care team', 'channels.here.one': '{n} here now',
  'channels.here.other': '{n} here now', 'channels.asks.one': '{n} change to confirm', 'channels.asks.other': '{n} changes to confirm', 'channels.log': 'Messages in {name}',
  'channels.first': 'This is the beginning. Say hello, or send the first cue.', 'channels.new': 'New', 'channels.message': 'Message {name}', 'channels.send': 'Send message',
  'channels.new_cue': 'New cue', 'channels.reply': 'Reply', 'channels.replies.one': '{n} reply', 'channels.replies.other': 'All {n} replies', 'channels.replying': 'Reply to {name}',
  'channels.edit': 'Edit', 'channels.editing': 'Editing your message', 'channels.edited': 'edited', 'channels.retract': 'Retract', 'channels.retracted': 'Retracted by {name}',
  'channels.newest': 'Newest', 'channels.unseen.one': '{n} new', 'channels.unseen.other': '{n} new', 'channels.to_day': 'Go to a day', 'channels.to_unread': 'First unread',
  'reachable.later': 'Write now, arrives {time}.', 'reachable.off': '{name} is off duty.', 'reachable.absent': '{name} is away.',
  'reachable.protected': '{name} is in protected time ({why}) until {time}. It waits, unless it cannot.', 'reachable.instead': '{name} could be asked instead.',
  'reachable.reason': 'Why it cannot wait (written down)', 'reachable.feedback': 'Feedback: waits for their next feedback time',
  'reachable.auto': '{name} is not to be asked now. It reaches them {time}.',
  'share.title': 'Put this where?', 'share.text': 'It becomes a draft. Nothing is sent until you say so.', 'share.to_channel': 'In a channel', 'share.to_care': 'With a care team', 'share.as_cue': 'in a cue', 'share.to_cue': 'In a cue',
} as const satisfies Record<string, string>;
