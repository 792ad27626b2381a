// Words of the door.
export default {
  'door.title': 'Welcome', 'door.sign_in': 'Sign in', 'door.sign_in_text': 'With the login you chose when you joined.', 'door.login': 'Login', 'door.password': 'Password',
  'door.new_password': 'Choose a password', 'door.password_hint': '12 characters or more. A sentence is easy to remember.', 'door.show': 'Show the password',
  'door.hide': 'Hide the password', 'door.one_moment': 'One moment', 'door.no_account': 'New here? The office has a link for you.',
  'door.privacy': 'What you write stays on your school’s own server. Students appear by initials.', 'door.no_signal': 'No signal. Your text is still here: try again in a moment.',
  'door.wrong': 'The login or the password is not right.', 'door.used': 'This link was used or is too old. Ask the office for a new one.',
  'door.taken': 'This login is taken. Choose another one.', 'door.wait_until': 'Too many tries. Try again at {time}.', 'door.wait': 'Too many tries. Try again in {n} seconds.', 'door.link_over': 'This link is over',
  'join.welcome': 'Welcome to the team, {name}', 'join.welcome_plain': 'Welcome to the team', 'join.invited': '{school} invited you. Choose how you sign in from now on.',
  'join.choose': 'Choose how you sign in from now on.', 'join.login': 'Your login', 'join.login_hint': 'Your school address, or a word you remember.', 'join.start': 'Start',
  'join.not_you': 'Not {name}? Close this page and tell the office.',
  'enter.hello': 'Hello, {name}', 'enter.text': 'This link signs you in to {school}, once, on this device.', 'enter.go': 'Sign in',
} as const satisfies Record<string, string>;
