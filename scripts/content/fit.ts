import fs from 'node:fs'
import path from 'node:path'
import { format, resolveConfig } from 'prettier'
import { fitWeights } from './evaluation/fit-weights.ts'
import { labelledExamples } from './evaluation/labelled-examples.ts'

const weightsFile = path.resolve(import.meta.dirname, '../../domain/claims/weights.ts')

/** Strength of the regularisation; the best of several in cross-validation over the open part of the corpus. */
const decay = 0.002

/** `content fit`: learns the weights of evidence from the open part of the corpus. Returns the exit status. */
export async function fit(): Promise<number> {
  const examples = labelledExamples('open').flatMap((lesson) => lesson.examples)
  const weights = fitWeights(examples, decay)
  const source = `import type { Weights } from '#domain/claims/rank-claims'

/** Weights of evidence, learned by \`npm run content -- fit\` from the open part of tests/corpus. Do not edit. */
const weights: Weights = ${JSON.stringify(weights)}

export default weights
`
  const options = await resolveConfig(weightsFile)
  fs.writeFileSync(weightsFile, await format(source, { ...options, parser: 'typescript', plugins: [] }))
  process.stdout.write(`${examples.length} candidates, ${Object.keys(weights).length} kinds of evidence\n`)
  return 0
}
