import type { ClaimWeights } from '#domain/claims/claim-weights'
import { readClaims } from '#domain/claims/read-claims'
import { statesAlone } from '#domain/claims/stands-alone'
import { languageOf } from '#domain/language/language-of'
import { english } from '#domain/language/lists/en'
import { lessonLanguage } from '#domain/lesson/lesson-language'
import { readBlocks } from '#domain/lesson/blocks/read-blocks'
import { findClasses } from '#domain/lesson/find-classes'
import { slugOf, titleOf } from '#domain/lesson/lesson-name'
import type { ParsedLesson, Statement } from '#domain/lesson/parsed-lesson'
import { readAdvice } from '#domain/lesson/read-advice'
import { readDefinitions } from '#domain/lesson/read-definitions'
import type { LessonDocument } from '#domain/lesson/read-markdown'
import { readStatements } from '#domain/lesson/read-statements'
import { toSlug } from '#domain/lesson/slug'

/**
 * Extracts the contents of a lesson. Never throws: what cannot be used is reported in `findings`.
 *
 * @param weights what evidence weighs; by default, as learned from the labelled lessons
 * @param file the file name as its author knows it, which every source repeats
 */
export function parseLesson(file: string, document: LessonDocument, weights?: ClaimWeights): ParsedLesson {
  const blocks = readBlocks(document, file)
  const title = titleOf(document, file)
  const slug = slugOf(document, file)
  const fromAdvice = readAdvice(blocks)
  const grammar = { ...readDefinitions(blocks, title), advice: fromAdvice.advice }
  const language = lessonLanguage(document.frontMatter.language, blocks)
  const words = languageOf(language)
  const { definitions, labelled, advice, questions, procedures, keyPoints, classifications, findings } =
    words === null
      ? {
          ...grammar,
          questions: [],
          procedures: [],
          keyPoints: [],
          classifications: findClasses(blocks, null),
        }
      : readClaims(blocks, title, words, grammar, weights)
  const formerSlugs = document.frontMatter.aliases.map(toSlug)
  return {
    file,
    slug,
    title,
    formerSlugs: formerSlugs.filter((former) => former !== '' && former !== slug),
    declaredLanguage: document.frontMatter.language,
    language,
    words: words ?? english,
    definitions,
    labelled,
    advice,
    statements: withKeyPoints(readStatements(blocks), keyPoints).filter(
      ({ text }) => words === null || statesAlone(text, words),
    ),
    authoredCards: blocks.authoredCards,
    questions,
    procedures,
    classifications,
    fences: blocks.fences,
    findings: [...document.findings, ...blocks.findings, ...findings, ...fromAdvice.findings],
  }
}

/** The sentences of a lesson with its key points marked, and with those that were not among them. */
function withKeyPoints(statements: readonly Statement[], keyPoints: readonly Statement[]): Statement[] {
  const isSame = (one: Statement, other: Statement): boolean =>
    one.text === other.text && one.source.first === other.source.first
  return [
    ...statements.map((statement) => ({
      ...statement,
      isKeyPoint: keyPoints.some((point) => isSame(point, statement)),
    })),
    ...keyPoints.filter((point) => !statements.some((statement) => isSame(point, statement))),
  ]
}
