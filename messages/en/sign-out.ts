/** Texts of signing out, which is part of every page. */
export default {
  signOut: 'Sign out',
  unsentTitle: '{n, plural, one {# answer is} other {# answers are}} not saved yet',
  unsentText:
    'The server cannot be reached right now. Unsaved answers are saved automatically if you stay signed in, and lost if you sign out.',
  stay: 'Stay signed in',
  notSignedOut: 'You are still signed in',
  notSignedOutText:
    'The server did not respond, so you could not be signed out. Please try again in a moment.',
  tryAgain: 'Try again',
  signOutAnyway: 'Sign out and lose {n, plural, one {it} other {them}}',
} as const
