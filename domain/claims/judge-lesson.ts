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
  const candidates = proposeCandidates(blocks, language)
  const texts = blocks.texts.map(({ text }) => text)
  const pairs = rankCandidates(candidates, contextOf(candidates, language, title, texts, grammar), weights)
  const passages = proposePassages(blocks, language)
  const advised = new Set(grammar.advice.map(({ source }) => source.first))
  const passageContext = passageContextOf(passages, language, pairs, advised)
  return { pairs, passages: rankPassages(passages, passageContext, weights), passageContext }
}
