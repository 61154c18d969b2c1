import type { ShownProgram } from '#domain/program/shown-program'
import { lessonMessages as text } from '#messages/lesson'

interface LessonBodyProps {
  /** Sanitised when the lesson was imported. */
  html: string
  programs: readonly ShownProgram[]
}

/** The text of a lesson. Below every code block that was run is a link that opens it in the playground. */
export function LessonBody({ html, programs }: LessonBodyProps) {
  return <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: withLinks(html, programs) }} />
}

/** Code blocks can be anywhere, even in lists, so the links are added to the HTML. The text of a block contains no `<`. */
function withLinks(html: string, programs: readonly ShownProgram[]): string {
  const runHashes = new Map(programs.map(({ line, runHash }) => [String(line), runHash]))
  return html.replace(/<pre [^>]*data-line="(\d+)"[^>]*>.*?<\/pre>/gs, (block, line: string) => {
    const runHash = runHashes.get(line)
    if (runHash === undefined) return block
    return `${block}<p class="below-code"><a href="/play?run=${encodeURIComponent(runHash)}">${text.openInPlayground}</a></p>`
  })
}
