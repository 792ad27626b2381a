// What the server refuses, in the reader’s language.
export default {
  'error.end_before_start': 'The end must lie after the start.', 'error.overlapping': 'That overlaps with something else at the same time.',
  'error.no_such_date': 'There is no such day in the calendar.', 'error.not_on_care_team': 'That person is not on the care team of this student.',
  'error.not_at_work': 'That person is not at work then.', 'error.not_qualified': 'They speak the language but are not a qualified interpreter.',
  'error.protected_time': 'That is protected time. Say why it cannot wait, or ask somebody else.', 'error.not_allowed': 'Your role does not include this.',
  'error.deactivated': 'This account has ended. Ask the office.', 'error.not_found': 'That does not exist, or it is not for you.',
  'error.not_yours': 'Only the person who wrote this can change it.', 'error.too_late': 'That is already over.', 'error.already_answered': 'You have already answered this.',
  'error.already_taken': 'Somebody else has taken this. You can stand down.', 'error.needs_text': 'This answer needs a few words.',
  'error.nobody_to_tell': 'There is nobody in this audience but you.', 'error.nudged_recently': 'They were reminded less than two minutes ago.',
  'error.not_waiting': 'Nobody is still to answer.', 'error.not_a_student_of_yours': 'You are not on the care team of this student.',
  'error.wrong_state': 'That step is not open right now.', 'error.last_admin': 'A school needs one admin. Make somebody else an admin first.', 'error.name_taken': 'That name is taken.',
  'error.until_in_the_past': 'The end of a change must lie ahead.', 'error.busy': 'The server has a lot to do. It will take this in a moment.',
  'error.disk_full': 'The server’s disk is full, so it takes only urgent changes. This is kept here and sent when there is room.',
  'error.log_broken': 'The server cannot save anything right now.', 'error.stopping': 'The server is restarting.',
} as const satisfies Record<string, string>;
