/** Texts of what is shown without a connection, and of new versions of the app. */
export default {
  offline:
    'You are offline. You can study today’s cards and read the lessons that you have opened; your answers wait here and are sent when you are back.',
  kept: 'No connection: this page is as it was on {when}. Your answers wait here.',
  reload: 'Try again',
  update: 'A new version of Retrace is ready. Your answers stay.',
  updateNow: 'Use it now',
  insecure:
    'This address has no https, so this browser cannot keep cards and lessons for when you are offline. Everything else works.',
  understood: 'Got it',
  title: 'No connection',
  lead: 'Retrace cannot be reached right now. What you have answered is safe, and is sent when you are back.',
  keptTitle: 'Here you can go on',
  study: 'Study today’s cards',
  nothingKept:
    'Nothing is kept in this browser. Sign in once while you are online, and today’s cards and the lessons that you open will be here without a connection.',
  needsConnection: 'Quizzes, progress and settings need the server.',
} as const
