import type { ClaimWeights } from '#domain/claims/claim-weights'
import { contextOf } from '#domain/claims/lesson-context'
import type { PassageContext } from '#domain/claims/passage-evidence'
import { proposeCandidates } from '#domain/claims/propose-candidates'
import { proposePassages } from '#domain/claims/propose-passages'
import { rankCandidates, type RankedCandidate } from '#domain/claims/rank-claims'
import { passageContextOf, rankPassages, type RankedPassage } from '#domain/claims/rank-passages'
import type { LanguageData } from '#domain/language/language'
import type { LessonBlocks } from '#domain/lesson/blocks/lesson-blocks'
import type { Extraction } from '#domain/lesson/extraction'
import type { Advice } from '#domain/lesson/parsed-lesson'
import { boundNames } from '#domain/program/bound-names'

/** What the grammar of lessons reads, which is evidence like any other. */
export interface GrammarReading extends Extraction {
  advice: readonly Advice[]
}

export interface JudgedLesson {
  pairs: RankedCandidate[]
  /** The most probable first. */
  passages: RankedPassage[]
  passageContext: PassageContext
}

/** Proposes everything in a lesson that may claim something, and judges it by its evidence. */
export function judgeLesson(
  blocks: LessonBlocks,
  title: string,
  language: LanguageData,
  grammar: GrammarReading,
  weights: ClaimWeights,
): JudgedLesson {
  // Names that a program has chosen mean something in that program alone.
  const ownNames = new Set(blocks.fences.flatMap(({ code }) => [...boundNames(code)]))
  const candidates = proposeCandidates(blocks, language).filter(
    ({ term }) => !ownNames.has(term.replaceAll('`', '')),
  )
  const pairs = rankCandidates(candidates, contextOf(candidates, language, title, blocks, grammar), weights)
  const passages = proposePassages(blocks, language)
  const advised = new Set(grammar.advice.map(({ source }) => source.first))
  const passageContext = passageContextOf(passages, language, pairs, advised)
  return { pairs, passages: rankPassages(passages, passageContext, weights), passageContext }
}
