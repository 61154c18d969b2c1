import { withBelowBlocks } from '#domain/lesson/lesson-html'
import type { ShownProgram } from '#domain/program/shown-program'
import { useTexts } from '#texts'
import type { TextsOf } from '#messages/rooms'

interface SectionTextProps {
  /** Sanitised when the lesson was imported. */
  html: string
  programs: readonly (ShownProgram & { hasQuestions: boolean })[]
}

/**
 * The text of a section. Below every code block that was run is a place for what can be done with the program. Code blocks
 * can be anywhere, even in lists, so these places are put into the HTML; `LessonPrograms` fills them, and without scripts
 * they hold links.
 */
export function SectionText({ html, programs }: SectionTextProps) {
  const text = useTexts('lesson-programs')
  const byLine = new Map(programs.map((program) => [program.line, program]))
  const shown = withBelowBlocks(html, (line) => {
    const program = byLine.get(line)
    return program === undefined ? null : placeOf(text, program)
  })
  return <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: shown }} />
}

function placeOf(
  text: TextsOf<'lesson-programs'>,
  { line, runHash, hasQuestions }: SectionTextProps['programs'][number],
): string {
  const hash = encodeURIComponent(runHash)
  const link = (path: string, label: string) => `<a class="text-accent underline" href="${path}">${label}</a>`
  const links = `${link(`/runs/${hash}`, text.showRun)} · ${link(`/play?run=${hash}`, text.openInPlayground)}`
  return `<div class="bench" data-program="${line}"${hasQuestions ? ' data-asks' : ''}><noscript>${links}</noscript></div>`
}
