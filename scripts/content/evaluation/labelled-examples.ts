import path from 'node:path'
import { labelOf, type ClaimCandidate } from '#domain/claims/candidate'
import type { PassageCandidate, PassageKind } from '#domain/claims/passage'
import { judgeLesson } from '#domain/claims/judge-lesson'
import type { Reading } from '#domain/claims/rank-claims'
import { evidenceForPassage, type PassageReading } from '#domain/claims/rank-passages'
import type { ClaimWeights } from '#domain/claims/claim-weights'
import { readBlocks } from '#domain/lesson/blocks/read-blocks'
import { titleOf } from '#domain/lesson/lesson-name'
import { languageOf } from '#domain/language/language-of'
import { lessonLanguage } from '#domain/lesson/lesson-language'
import { readAdvice } from '#domain/lesson/read-advice'
import { readDefinitions } from '#domain/lesson/read-definitions'
import { readMarkdown } from '#domain/lesson/read-markdown'
import type { Claim } from './claim.ts'
import type { Example } from './fit-weights.ts'
import { isSameClaim, overlap } from './match-claims.ts'
import { corpusFolder, type Part } from './parts.ts'
import { readCorpus, type LabelledLesson } from './read-corpus.ts'

function pairReading(candidate: ClaimCandidate, claims: readonly Claim[]): Reading {
  const { line, term, aliases, meaning: says, subject } = candidate
  const isDefinition = claims.some((claim) =>
    isSameClaim(claim, { kind: 'definition', line, term, aliases: [...aliases], says }),
  )
  if (isDefinition) return 'definition'
  const label = labelOf(candidate)
  const isLabel =
    subject !== null &&
    claims.some((claim) => isSameClaim(claim, { kind: 'label', line, subject, label, says }))
  return isLabel ? 'label' : 'none'
}

/** Share of the words of advice and of its reason that either part has to have, so that the cut is in the right place. */
const minPart = 0.6

function passageReading(passage: PassageCandidate, claims: readonly Claim[]): PassageReading {
  const { kind, line, what, says, steps } = passage
  const isClaim = claims.some((claim) => {
    switch (kind) {
      case 'advice':
        return (
          claim.kind === 'advice' &&
          isSameClaim(claim, { kind, line, what, says }) &&
          overlap(claim.what, what) >= minPart &&
          overlap(claim.says ?? '', says) >= minPart
        )
      case 'question':
        return isSameClaim(claim, { kind, line, what, says })
      case 'procedure':
        return isSameClaim(claim, { kind, line, what, steps: [...steps] })
      case 'statement':
        return (
          isSameClaim(claim, { kind, line, says }) &&
          overlap(says, 'says' in claim ? (claim.says ?? '') : '') >= minPart
        )
    }
  })
  return isClaim ? 'claim' : 'none'
}

/** The examples of a lesson: for pairs of a name and a text, for columns of tables, and for each kind of passage. */
export interface LabelledExamples {
  pair: Example<Reading>[]
  /** One for each column of a table. */
  column: Example<Reading>[]
  passages: Record<PassageKind, Example<PassageReading>[]>
}

/**
 * Every candidate of a lesson with its evidence and what the labels say it is.
 *
 * @param weights judge the pairs, whose reading is evidence for the passages around them
 */
export function labelledExamples(
  { name, markdown, claims }: LabelledLesson,
  weights: ClaimWeights,
): LabelledExamples {
  const examples: LabelledExamples = {
    pair: [],
    column: [],
    passages: { advice: [], question: [], procedure: [], statement: [] },
  }
  const document = readMarkdown(markdown)
  const blocks = readBlocks(document, name)
  const language = languageOf(lessonLanguage(document.frontMatter.language, blocks))
  if (language === null) return examples
  const title = titleOf(document, name)
  const grammar = { ...readDefinitions(blocks, title), advice: readAdvice(blocks).advice }
  const { pairs, passages, passageContext } = judgeLesson(blocks, title, language, grammar, weights)
  const inText = pairs.filter(({ candidate }) => candidate.cell === null)
  for (const { candidate, evidence } of inText)
    examples.pair.push({ evidence, reading: pairReading(candidate, claims) })
  const columns = Map.groupBy(
    pairs.filter(({ candidate }) => candidate.cell !== null),
    ({ candidate }) => candidate.list,
  )
  for (const cells of columns.values())
    examples.column.push({
      evidence: cells[0]?.evidence ?? [],
      reading: mostOf(cells.map(({ candidate }) => pairReading(candidate, claims))),
    })
  for (const { passage } of passages)
    examples.passages[passage.kind].push({
      evidence: evidenceForPassage(passage, passageContext),
      reading: passageReading(passage, claims),
    })
  return examples
}

/** What at least half of the cells of a column are. */
const mostOf = (cells: readonly Reading[]): Reading =>
  (['definition', 'label'] as const).find(
    (reading) => cells.filter((each) => each === reading).length * 2 >= cells.length,
  ) ?? 'none'

export const readPart = (part: Part): LabelledLesson[] => readCorpus(path.join(corpusFolder, part))
