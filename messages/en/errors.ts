/** Texts of the error pages. */
export default {
  notFound: 'Page not found',
  notFoundText: 'The address may be out of date, or the lesson may have been removed.',
  failed: 'Something went wrong',
  failedText:
    'Nothing you did was lost. Please try again. If it keeps happening, tell the administrator when it happened.',
  offline: 'This needs a connection',
  offlineText:
    'You are offline, and this can only be done with the server. Today’s cards and the lessons that you have opened work without it.',
  unreadable:
    'Something here is damaged in the database and was left out. Everything else is shown. Please tell the administrator:',
  tryAgain: 'Try again',
  home: 'Go to the start page',
} as const
