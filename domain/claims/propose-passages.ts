import type { PassageCandidate } from '#domain/claims/passage'
import { proposeAdvice, proposeAdviceInTable } from '#domain/claims/propose-advice'
import { proposeProcedures } from '#domain/claims/propose-procedures'
import { proposeQuestions } from '#domain/claims/propose-questions'
import { proposeStatements } from '#domain/claims/propose-statements'
import { isReadIn } from '#domain/claims/propose-candidates'
import type { LanguageData } from '#domain/language/language'
import type { LessonBlocks } from '#domain/lesson/blocks/lesson-blocks'

/** Everything in a lesson that may be advice, a question with its answer, steps or a fact, kind by kind. */
export function proposePassages(blocks: LessonBlocks, language: LanguageData): PassageCandidate[] {
  const texts = blocks.texts.filter((block) => isReadIn(block, language))
  const tables = blocks.tables.filter((table) => isReadIn(table, language))
  return [
    ...texts.flatMap((block) => proposeAdvice(block, language)),
    ...tables.flatMap(proposeAdviceInTable),
    ...proposeQuestions(texts, { tables, sections: blocks.sections }),
    ...proposeProcedures(texts, language),
    ...texts.flatMap((block) => proposeStatements(block, language)),
  ]
}
