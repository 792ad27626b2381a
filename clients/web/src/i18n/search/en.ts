// The words of search; the other two have the same keys.
export default {
  'search.field': 'Cues, messages, changes', 'search.done': 'Done', 'search.clear': 'Clear', 'search.kinds': 'What to search',
  'search.all': 'All', 'search.people': 'People', 'search.student': 'Students', 'search.observation': 'Cues', 'search.alert': 'Changes', 'search.message': 'Messages', 'search.issue': 'Issues',
  'search.norms': 'How we work', 'search.kudos': 'Kudos', 'search.planning': 'Planning', 'search.other': 'Other', 'search.open': 'Open now',
  'search.discreet': 'Discreet mode. Press and hold a line to read it.', 'search.discreet_off': 'Turn off',
  'search.recent': 'You searched for', 'search.recent_clear': 'Forget these',
  'search.start': 'Everything you may read: what was seen, said, changed and raised. What is on this device comes at once, also without signal.',
  'search.found.one': '{n} found', 'search.found.other': '{n} found', 'search.found_more': '{n} found, there are more', 'search.looking': '{found}. Looking further.',
  'search.more': 'More from the server', 'search.show_more': 'Show more', 'search.waiting': 'Looking on the server',
  'search.offline': 'Nothing on this phone. No signal to look further.', 'search.offline_some': 'From this phone. No signal to look further.',
  'search.nothing': 'Nothing has “{text}” in it. Fewer or shorter words find more.', 'search.nothing_kind': 'Nothing here. Try “All”.', 'search.nothing_more': 'The server has nothing else.',
  'search.not_ready': 'The server’s search is being made ready. What is on this device is here already.', 'search.failed': 'The server did not answer. Try again in a moment.',
  'search.narrow': 'Narrow it', 'search.any': 'Any', 'search.by': 'From {name}', 'search.in': 'In {name}', 'search.about': 'About {name}', 'search.since': 'Since {day}',
  'search.up_to': 'Up to {day}', 'search.who': 'Who wrote it', 'search.where': 'Where', 'search.student_of': 'About whom', 'search.sign': 'Which sign', 'search.from': 'Since', 'search.until': 'Up to', 'search.without': 'Without: {what}',
  'search.nameless': 'Without a name',
} as const;
