import { codePieces } from '#domain/lesson/code-break'
import type { LessonSection } from '#domain/lesson/divide-lesson'

/**
 * The HTML of each section of a lesson.
 *
 * @param html of the whole lesson
 * @param sections all of them, in order
 */
export function htmlOfSections(html: string, sections: readonly LessonSection[]): string[] {
  const starts = sections.map(({ parts }) => parts[0].offset)
  return starts.map((start, i) => html.slice(i === 0 ? 0 : start, starts[i + 1]))
}

const programFormulaOrTag = /<(pre|math)\b.*?<\/\1>|<[^>"]*(?:"[^"]*"[^>"]*)*>/gs

/** Lets names within the text be broken where code may. */
export function withBreakableNames(html: string): string {
  const breakable = (text: string) => codePieces(text).join('<wbr>')
  let shown = ''
  let from = 0
  for (const { 0: kept, index } of html.matchAll(programFormulaOrTag)) {
    shown += breakable(html.slice(from, index)) + kept
    from = index + kept.length
  }
  return shown + breakable(html.slice(from))
}

/**
 * Adds something below each code block that begins at one of these lines. The text of a block contains no `<`.
 *
 * @param below its HTML, which is inserted as it is; null for nothing
 */
export function withBelowBlocks(html: string, below: (line: number) => string | null): string {
  return html.replace(
    /<pre [^>]*data-line="(\d+)"[^>]*>.*?<\/pre>/gs,
    (block, line: string) => `${block}${below(Number(line)) ?? ''}`,
  )
}
