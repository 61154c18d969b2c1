import { counted } from '#messages/counted'

/** Texts of signing out, which is part of every page. */
export const signOutMessages = {
  signOut: 'Sign out',
  unsentTitle: (n: number) => `${counted(n, 'answer is', 'answers are')} not saved yet`,
  unsentText:
    'The server cannot be reached right now. If you stay signed in, they are sent by themselves as soon as it can. If you sign out, they are lost.',
  stay: 'Stay signed in',
  notSignedOut: 'You are still signed in',
  notSignedOutText:
    'The server did not answer, and only the server can sign you out. Please try again in a moment.',
  tryAgain: 'Try again',
  signOutAnyway: (n: number) => `Sign out and lose ${n === 1 ? 'it' : 'them'}`,
} as const
