import fs from 'node:fs'
import path from 'node:path'
import { format, resolveConfig } from 'prettier'
import { fitClaimWeights } from './evaluation/fit-claim-weights.ts'
import { readPart } from './evaluation/labelled-examples.ts'

const weightsFile = path.resolve(import.meta.dirname, '../../domain/claims/weights.ts')

/** `content fit`: learns the weights of evidence from the open part of the corpus. Returns the exit status. */
export async function fit(): Promise<number> {
  const weights = fitClaimWeights(readPart('open'))
  const source = `import type { ClaimWeights } from '#domain/claims/claim-weights'

/** Weights of evidence, learned by \`npm run content -- fit\` from the open part of tests/corpus. Do not edit. */
const weights: ClaimWeights = ${JSON.stringify(weights)}

export default weights
`
  const options = await resolveConfig(weightsFile)
  fs.writeFileSync(weightsFile, await format(source, { ...options, parser: 'typescript', plugins: [] }))
  const counts = Object.entries(weights).map(([kind, each]) => `${kind}: ${Object.keys(each).length}`)
  process.stdout.write(`Kinds of evidence: ${counts.join(', ')}\n`)
  return 0
}
