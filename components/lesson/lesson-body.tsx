import type { ShownProgram } from '#domain/program/shown-program'
import { lessonMessages as text } from '#messages/lesson'

interface LessonBodyProps {
  /** Sanitised at import. */
  html: string
  programs: readonly ShownProgram[]
}

/** A lesson's text. Below every block that was run stands a link that opens it in the playground. */
export function LessonBody({ html, programs }: LessonBodyProps) {
  return <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: withLinks(html, programs) }} />
}

/** Blocks stand anywhere, also inside lists, so the links go into the HTML; a block's text holds no `<`. */
function withLinks(html: string, programs: readonly ShownProgram[]): string {
  const runHashes = new Map(programs.map(({ line, runHash }) => [String(line), runHash]))
  return html.replace(/<pre [^>]*data-line="(\d+)"[^>]*>.*?<\/pre>/gs, (block, line: string) => {
    const runHash = runHashes.get(line)
    if (runHash === undefined) return block
    return `${block}<p class="below-code"><a href="/play?run=${encodeURIComponent(runHash)}">${text.openInPlayground}</a></p>`
  })
}
