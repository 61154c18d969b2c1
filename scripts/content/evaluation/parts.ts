import path from 'node:path'

/**
 * The parts of the corpus: two to look at while rules change, of which the weights are learned from the first, and one that
 * only gives totals.
 */
export type Part = 'open' | 'validation' | 'aside'

export const corpusFolder = path.resolve(import.meta.dirname, '../../../tests/corpus')
