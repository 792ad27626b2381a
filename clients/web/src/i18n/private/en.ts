export default {
  'name.show': 'Show name', 'name.hide': 'Hide', 'name.offline': 'Needs signal: names are never kept on a device.', 'name.too_many': 'That were many names in an hour. Try again later.',
  'name.failed': 'The name could not be shown. Try again.',
  'name.for_lists': 'You keep the lists, so you may see who this is. It is written down.',
  'name.log_title': 'Who was shown a full name', 'name.log_text': 'Every time, by whom and when. Only admins read this.', 'name.log_none': 'Nobody has asked for a full name.', 'name.log_more': 'Show more',
  'name.log_offline': 'This list needs signal.', 'name.log_line': '{person} saw the name of {student}', 'name.log_gone': 'a student who has left',
  'named.maybe': 'A student may be named in it. Use the initials: {initials}', 'named.nobody': 'It is nobody’s name', 'named.unchecked': 'Without signal nobody can check whether a student is named in it. Use initials.',
  'setup.not_kept': 'Names go to the server at once and are never kept on this device, so this needs signal.', 'setup.bringing': '{done} of {all} are in', 'setup.brought_in.one': '{n} student is in', 'setup.brought_in.other': '{n} students are in',
  'setup.stopped': 'The rest is still here: {why}',
} as const;
