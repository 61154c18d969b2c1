/** Texts of the error pages. */
export const errorMessages = {
  notFound: 'There is nothing here',
  notFoundText: 'The address may be old, or the lesson was taken out.',
  failed: 'Something went wrong',
  failedText: 'Nothing that you did was lost. Try again; if it stays, tell your host when it happened.',
  tryAgain: 'Try again',
  home: 'Go to the start',
} as const
