import { withBelowBlocks, withBreakableNames } from '#domain/lesson/lesson-html'
import type { ShownProgram } from '#domain/program/shown-program'
import { useLocale, useTexts } from '#texts'
import type { TextsOf } from '#messages/rooms'
import { writtenIn } from '#domain/language/written-in'

export interface LessonProgram extends ShownProgram {
  hasQuestions: boolean
  /** Whether what tells the output waits until the reader has predicted it or does not want to. */
  folds: boolean
}

interface SectionTextProps {
  /** Sanitised when the lesson was imported. */
  html: string
  /** The language of the lesson; null if it cannot be told. */
  language: string | null
  programs: readonly LessonProgram[]
  /** Whether the reader is here for the first time, so that it does not tell what they may want to predict. */
  isFolding: boolean
}

/**
 * The text of a section. Below every code block that was run is a place for what can be done with the program. Code blocks
 * can be anywhere, even in lists, so these places are put into the HTML; `LessonPrograms` fills them, and without scripts
 * they hold links.
 */
export function SectionText({ html, language, programs, isFolding }: SectionTextProps) {
  const text = useTexts('lesson-programs')
  const locale = useLocale()
  const byLine = new Map(programs.map((program) => [program.line, program]))
  const shown = withBelowBlocks(withBreakableNames(html), (line) => {
    const program = byLine.get(line)
    return program === undefined ? null : placeOf(text, locale, program)
  })
  // The HTML stays the same when the reader has read it: what is put into it would be lost.
  return (
    <div
      {...writtenIn(language)}
      className="prose"
      data-folding={isFolding ? true : undefined}
      dangerouslySetInnerHTML={{ __html: shown }}
    />
  )
}

function placeOf(
  text: TextsOf<'lesson-programs'>,
  locale: string,
  { line, runHash, hasQuestions, folds }: LessonProgram,
): string {
  const hash = encodeURIComponent(runHash)
  const link = (path: string, label: string) => `<a class="text-accent underline" href="${path}">${label}</a>`
  const links = `${link(`/runs/${hash}`, text.showRun)} · ${link(`/play?run=${hash}`, text.openInPlayground)}`
  return `<div class="bench" lang="${locale}" data-program="${line}"${hasQuestions ? ' data-asks' : ''}${folds ? ' data-folds' : ''}><noscript>${links}</noscript></div>`
}
