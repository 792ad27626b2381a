// Words of shared devices: who is it, PINs, enrolling. es.ts and pt.ts have the same keys.
export default {
  'tablet.who': 'Who is it?', 'tablet.in_room': 'In the room', 'tablet.no_pin': 'No PIN yet', 'tablet.kept.one': '{n} not sent yet', 'tablet.kept.other': '{n} not sent yet',
  'tablet.no_pin_title': '{name} has no PIN yet', 'tablet.no_pin_text': 'Set one on a phone or computer of your own: open You, then PIN for shared devices.',
  'tablet.nobody': 'Nobody works here right now', 'tablet.nobody_text': 'Who is at work in this room today appears here.', 'tablet.privacy': 'When you switch, nothing of yours stays on this tablet that anybody could read.', 'tablet.people': 'People of this room',
  'tablet.pin': 'Your PIN', 'tablet.other': 'Somebody else', 'tablet.delete': 'Delete the last digit', 'tablet.go': 'Sign in', 'tablet.pad': 'Digits',
  'tablet.wait': 'Too many tries. Wait until {time}.', 'tablet.offline': 'No signal. Who it is can only be checked with signal.', 'tablet.gone': 'This person does not work here now.',
  'tablet.stuck': 'Something is not sent, and this device has no room to put it away. Free some room, then load this page again.',
  'tablet.switch': 'Switch', 'tablet.switch_long': 'Switch person', 'tablet.sending': 'Sending what is left',
  'tablet.unsent.one': '{n} thing is not sent yet', 'tablet.unsent.other': '{n} things are not sent yet',
  'tablet.unsent_text': 'Stay until it has left. Or go: then it stays locked on this tablet, nobody else can read it, and it leaves when you sign in here again.',
  'tablet.stay': 'Stay', 'tablet.leave': 'Go, keep it locked', 'tablet.soon': 'This tablet locks in a moment', 'tablet.soon_stay': 'I am here',

  'tablet.enrol': 'Make this a shared device', 'tablet.enrol_text': 'The people of a room will sign in here with a PIN. Whoever is signed in now is signed out, and nothing of theirs stays on this device.',
  'tablet.code': 'Code', 'tablet.code_hint': 'Eight letters and digits. An admin finds it in You, under Shared devices.', 'tablet.enrol_go': 'Make it shared', 'tablet.enrol_named': 'This will be “{name}”.',
  'tablet.enrol_unsent.one': '{n} thing is not sent yet and would be lost.', 'tablet.enrol_unsent.other': '{n} things are not sent yet and would be lost.',
  'tablet.insecure': 'A shared device needs a secure connection (https).', 'tablet.code_over': 'This code was used or is too old. Ask for a new one.',
  'tablet.ended': 'This device is not shared any more', 'tablet.ended_text': 'The office has ended it. Nothing of anybody stays on it.', 'tablet.ended_go': 'Go to sign-in',

  'tablet.devices': 'Shared devices', 'tablet.devices_row': 'Classroom tablets that open with a PIN', 'tablet.none': 'No shared device yet.', 'tablet.add': 'Add a device', 'tablet.name': 'Name', 'tablet.name_example': 'Room 12 tablet',
  'tablet.rooms': 'Whose people share it', 'tablet.idle': 'Locks by itself, untouched for', 'tablet.minutes.one': '{n} minute', 'tablet.minutes.other': '{n} minutes', 'tablet.min': '{n} min',
  'tablet.get_code': 'Get a code', 'tablet.open_there': 'On the device, open {address} and type', 'tablet.works_until': 'Works once, until {time}.', 'tablet.ready': '{name} is ready', 'tablet.waiting': 'Waiting for the device',
  'tablet.in_use': 'In use', 'tablet.used': 'Last used at {time}', 'tablet.used_on': 'Last used {day}', 'tablet.end': 'End', 'tablet.end_of': 'End {name}', 'tablet.end_ask': 'End {name}?', 'tablet.end_text': 'Whoever is on it is signed out. What was not sent from it is lost.', 'tablet.end_yes': 'End it', 'tablet.end_no': 'Keep it',

  'tablet.my_pin': 'PIN for shared devices', 'tablet.my_pin_text': 'It opens Cueline on the shared tablets of your rooms, and nothing anywhere else.', 'tablet.pin_new': 'New PIN', 'tablet.pin_hint': 'Four to eight digits, no row like 1234, no repeat, no year.',
  'tablet.pin_save': 'Set PIN', 'tablet.pin_saved': 'Your PIN is set', 'tablet.pin_remove': 'Remove it', 'tablet.pin_removed': 'You have no PIN any more', 'tablet.pin_is_set': 'You have a PIN.', 'tablet.pin_not_set': 'You have none yet.',
  'tablet.pin_show': 'Show the PIN', 'tablet.pin_hide': 'Hide the PIN',

  'error.wrong_pin': 'That PIN is not right.', 'error.easy_pin': 'That PIN is too easy to guess. Take digits that are not a row, a repeat or a year.', 'error.pin_blocked': 'This PIN was tried too often. Set a new one on a device of your own.',
  'error.not_a_shared_device': 'This is not a shared device, or the office has ended it.', 'error.only_own_device': 'Do this on a device of your own.', 'keys.switch': 'Switch person, on a shared device',
} as const;
