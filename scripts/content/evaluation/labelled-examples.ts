import path from 'node:path'
import { contextOf } from '#domain/claims/lesson-context'
import { proposeCandidates } from '#domain/claims/propose-candidates'
import { evidenceFor, type Reading } from '#domain/claims/rank-claims'
import type { ClaimCandidate } from '#domain/claims/candidate'
import { languageOf } from '#domain/language/language-of'
import { readBlocks } from '#domain/lesson/blocks/read-blocks'
import { titleOf } from '#domain/lesson/lesson-name'
import { readDefinitions } from '#domain/lesson/read-definitions'
import { readMarkdown } from '#domain/lesson/read-markdown'
import type { Claim } from './claim.ts'
import type { Example } from './fit-weights.ts'
import { isSameClaim } from './match-claims.ts'
import { corpusFolder, type Part } from './parts.ts'
import { readCorpus, type LabelledLesson } from './read-corpus.ts'

function labelledReading(candidate: ClaimCandidate, claims: readonly Claim[]): Reading {
  const { line, term, aliases, meaning: says, subject, cell } = candidate
  const isDefinition = claims.some((claim) =>
    isSameClaim(claim, { kind: 'definition', line, term, aliases: [...aliases], says }),
  )
  if (isDefinition) return 'definition'
  const label = cell?.heading ?? term
  const isLabel =
    subject !== null &&
    claims.some((claim) => isSameClaim(claim, { kind: 'label', line, subject, label, says }))
  return isLabel ? 'label' : 'none'
}

/** Every candidate of a part of the corpus with its evidence and what the labels say it is. */
export function labelledExamples(part: Part): { lesson: LabelledLesson; examples: Example[] }[] {
  return readCorpus(path.join(corpusFolder, part)).map((lesson) => {
    const { name, markdown, claims } = lesson
    const document = readMarkdown(markdown)
    const language = languageOf(document.frontMatter.language, markdown)
    if (language === null) return { lesson, examples: [] }
    const blocks = readBlocks(document, name)
    const title = titleOf(document, name)
    const candidates = proposeCandidates(blocks, language)
    const texts = blocks.texts.map(({ text }) => text)
    const context = contextOf(candidates, language, title, texts, readDefinitions(blocks, title))
    const examples = candidates.map((candidate) => ({
      evidence: evidenceFor(candidate, context),
      reading: labelledReading(candidate, claims),
    }))
    return { lesson, examples }
  })
}
