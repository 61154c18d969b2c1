import { counted } from '#messages/counted'

/** Texts of signing out, which is part of every page. */
export const signOutMessages = {
  signOut: 'Sign out',
  unsentTitle: (n: number) => `${counted(n, 'answer is', 'answers are')} not saved yet`,
  unsentText:
    'The server cannot be reached right now. Unsaved answers are saved automatically if you stay signed in, and lost if you sign out.',
  stay: 'Stay signed in',
  notSignedOut: 'You are still signed in',
  notSignedOutText:
    'The server did not respond, so you could not be signed out. Please try again in a moment.',
  tryAgain: 'Try again',
  signOutAnyway: (n: number) => `Sign out and lose ${n === 1 ? 'it' : 'them'}`,
} as const
