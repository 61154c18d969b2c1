import path from 'node:path'

/** The two parts of the corpus: one to look at while rules change, and one that only gives totals. */
export type Part = 'open' | 'aside'

export const corpusFolder = path.resolve(import.meta.dirname, '../../../tests/corpus')
