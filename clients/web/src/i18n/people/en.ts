// Words of colleagues.
export default {
  'whereabouts.teaching': 'At work with students', 'whereabouts.free': 'Free', 'whereabouts.absent': 'Away', 'whereabouts.off_duty': 'Off duty',
  'interp.title': 'Book an interpreter', 'interp.language': 'Language', 'interp.when': 'When', 'interp.minutes': '{n} min', 'interp.qualified': 'Qualified interpreters',
  'interp.all': 'Choose one, or all of them are asked and the first has it.', 'interp.none': 'Nobody here is qualified for this language. The office is told.',
  'interp.nobody': 'No languages are known yet. The office enters who interprets.', 'interp.boundary': 'speaks {language}, not an interpreter. It is not part of the role.',
  'interp.what_for': 'What for (no names)', 'interp.asked': 'An interpreter is asked for',
  'people.on_duty': 'On duty now', 'people.off': 'Off duty or away', 'people.everyone': 'Everyone', 'people.search': 'Name, strength or language', 'people.found.one': '{n} person found',
  'people.found.other': '{n} people found', 'people.no_match': 'Nobody here is called {typed} or speaks it.', 'people.empty': 'Your colleagues appear when the office adds them.',
  'people.as_of': 'Who is where, as of {time}', 'people.until': 'until {time}', 'people.from': 'back {time}', 'people.free': 'Free',
  'person.back': 'Back to people', 'person.on_duty_until': 'On duty until {time}', 'person.on_duty': 'On duty', 'person.in': 'in {room}', 'person.off': 'Off duty', 'person.away': 'Away',
  'person.protected': 'In protected time until {time}', 'person.message': 'Message', 'person.arrives': 'Write now, arrives {time}',
  'person.needs_signal': 'Your first message to {name} needs signal.', 'person.languages': 'Languages', 'person.speaks': 'Speaks', 'person.interpreter': 'Qualified interpreter',
  'person.interpreter_text': 'Can be asked to interpret for families: {list}.', 'person.not_interpreter': 'Not an interpreter',
  'person.not_interpreter_text': 'Speaks it with students. For families a qualified interpreter is booked.', 'person.how': 'How to reach {name}',
  'person.feedback': 'Feedback is welcome: {line}', 'person.hours': 'Hours', 'person.nothing_buzzes': 'Nothing buzzes outside these', 'person.hours_alt': '{day} {list}',
  'person.pause': 'Pause {time}', 'person.gone': 'No longer works here.', 'person.missing': 'This person does not exist, or is not for you to see.',
  'person.edit': 'Change how you are reached',
} as const satisfies Record<string, string>;
