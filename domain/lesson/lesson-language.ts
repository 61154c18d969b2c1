import { languageOf } from '#domain/language/language-of'
import type { LanguageData } from '#domain/language/language'
import type { LessonBlocks } from '#domain/lesson/blocks/lesson-blocks'

/**
 * The data of the language that a lesson says it is written in, or else of the one that its headings, texts and tables
 * are in; null for a language without data. Code is not looked at.
 *
 * @param declared BCP 47 tag from the front matter; null if there is none
 */
export function lessonLanguage(
  declared: string | null,
  { sections, texts, tables }: Pick<LessonBlocks, 'sections' | 'texts' | 'tables'>,
): LanguageData | null {
  const written = [
    ...sections.map(({ heading }) => heading),
    ...texts.map(({ text }) => text),
    ...tables.flatMap(({ headings, rows }) => [headings, ...rows.map(({ cells }) => cells)].flat()),
  ]
  return languageOf(declared, written.join('\n').replace(/`[^`]*`/gu, ''))
}
