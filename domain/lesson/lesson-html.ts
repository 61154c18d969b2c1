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
