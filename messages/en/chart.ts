/** Texts of charts. */
export default { asTable: 'Show as a table', day: 'Day' } as const
