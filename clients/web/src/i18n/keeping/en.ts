// Words of what the office keeps: rooms, special days, hours, timetables, rules. es.ts and pt.ts have the same keys.
export default {
  'keep.save': 'Save', 'keep.saved': 'Saved', 'keep.allowed': 'Allowed: {allowed}.', 'keep.empty': 'A name is needed.', 'keep.too_long': 'At most {n} letters.',
  'roomkeep.open': 'Who is in {name}', 'roomkeep.name': 'Name', 'roomkeep.renamed': 'Now called {name}', 'roomkeep.taken': 'Another room or team has this name.',
  'roomkeep.members': 'Who is in it', 'roomkeep.none': 'Nobody is in it yet.', 'roomkeep.gone': 'no longer works here', 'roomkeep.out': 'Take {name} out', 'roomkeep.is_out': '{name} is out of {room}',
  'roomkeep.out_text': 'What is said here from now on does not reach them.', 'roomkeep.add': 'Add people', 'roomkeep.search': 'Name or role', 'roomkeep.is_in': '{name} is in {room} now',
  'roomkeep.in_text': 'They see what was said here before, too.', 'roomkeep.nobody_left': 'Everybody who works here is in it.', 'roomkeep.no_match': 'Nobody here is called {typed}.', 'roomkeep.done': 'Done',
  'roomkeep.care_text': 'Who is in this care team sees every cue about the student.', 'roomkeep.add_one': 'Add {name}',
} as const satisfies Record<string, string>;
