/** Texts of charts. */
export const chartMessages = {
  asTable: 'Show as a table',
  day: 'Day',
} as const
