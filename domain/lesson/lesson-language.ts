import { detectLanguage } from '#domain/language/detect-language'
import type { LessonBlocks } from '#domain/lesson/blocks/lesson-blocks'

/**
 * The language of a lesson as a BCP 47 tag: the one that it says it is written in, or else the one that its headings,
 * texts and tables are in; null if neither can be told. Code is not looked at.
 *
 * @param declared from the front matter; null if there is none
 */
export function lessonLanguage(
  declared: string | null,
  { sections, texts, tables }: Pick<LessonBlocks, 'sections' | 'texts' | 'tables'>,
): string | null {
  const named = declared === null ? null : canonicalTag(declared)
  if (named !== null) return named
  const written = [
    ...sections.map(({ heading }) => heading),
    ...texts.map(({ text }) => text),
    ...tables.flatMap(({ headings, rows }) => [headings, ...rows.map(({ cells }) => cells)].flat()),
  ]
  return detectLanguage(written.join('\n').replace(/`[^`]*`/gu, ''))
}

/** A tag as BCP 47 writes it; null for what is none, such as the name of a language. */
function canonicalTag(tag: string): string | null {
  if (!/^[a-z]{2,3}(?:[-_]|$)/iu.test(tag)) return null
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0] ?? null
  } catch {
    return null
  }
}
