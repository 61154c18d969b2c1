/** Texts of charts. */
export const chartMessages = {
  asTable: 'As a table',
  day: 'Day',
} as const
