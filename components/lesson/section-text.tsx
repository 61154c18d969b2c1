import { withBelowBlocks } from '#domain/lesson/lesson-html'
import type { ShownProgram } from '#domain/program/shown-program'
import { programMessages } from '#messages/lesson'

interface SectionTextProps {
  /** Sanitised when the lesson was imported. */
  html: string
  programs: readonly ShownProgram[]
}

/**
 * The text of a section. Below every code block that was run is a place for what can be done with the program. Code blocks
 * can be anywhere, even in lists, so these places are put into the HTML; `LessonPrograms` fills them, and without scripts
 * they hold links.
 */
export function SectionText({ html, programs }: SectionTextProps) {
  const runHashes = new Map(programs.map(({ line, runHash }) => [line, runHash]))
  const shown = withBelowBlocks(html, (line) => {
    const runHash = runHashes.get(line)
    return runHash === undefined ? null : placeOf(line, encodeURIComponent(runHash))
  })
  return <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: shown }} />
}

const placeOf = (line: number, runHash: string) =>
  `<div class="bench" data-program="${line}"><noscript><a class="text-accent underline" href="/runs/${runHash}">${programMessages.showRun}</a> · <a class="text-accent underline" href="/play?run=${runHash}">${programMessages.openInPlayground}</a></noscript></div>`
