import { readClaims } from '#domain/claims/read-claims'
import { languageOf } from '#domain/language/language-of'
import { readBlocks } from '#domain/lesson/blocks/read-blocks'
import { slugOf, titleOf } from '#domain/lesson/lesson-name'
import type { ParsedLesson } from '#domain/lesson/parsed-lesson'
import { readAdvice } from '#domain/lesson/read-advice'
import { readDefinitions } from '#domain/lesson/read-definitions'
import type { LessonDocument } from '#domain/lesson/read-markdown'
import { readStatements } from '#domain/lesson/read-statements'
import { toSlug } from '#domain/lesson/slug'

/**
 * Extracts the contents of a lesson. Never throws: what cannot be used is reported in `findings`.
 *
 * @param file the file name as its author knows it, which every source repeats
 */
export function parseLesson(file: string, document: LessonDocument): ParsedLesson {
  const blocks = readBlocks(document, file)
  const title = titleOf(document, file)
  const slug = slugOf(document, file)
  const grammar = readDefinitions(blocks, title)
  const language = languageOf(document.frontMatter.language, blocks.texts.map(({ text }) => text).join('\n'))
  const { definitions, labelled, findings } =
    language === null ? grammar : readClaims(blocks, title, language, grammar)
  const { advice, findings: adviceFindings } = readAdvice(blocks)
  const formerSlugs = document.frontMatter.aliases.map(toSlug)
  return {
    file,
    slug,
    title,
    formerSlugs: formerSlugs.filter((former) => former !== '' && former !== slug),
    language: document.frontMatter.language,
    definitions,
    labelled,
    advice,
    statements: readStatements(blocks),
    authoredCards: blocks.authoredCards,
    fences: blocks.fences,
    findings: [...document.findings, ...blocks.findings, ...findings, ...adviceFindings],
  }
}
