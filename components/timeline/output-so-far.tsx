import { useTexts } from '#texts'
import { useWrittenInProgram } from '#components/timeline/program-language'

/** What a run has printed so far. */
export function OutputSoFar({ printed }: { printed: readonly { text: string }[] }) {
  const text = useTexts('timeline')
  const all = printed.map((each) => each.text).join('')
  return (
    <div className="min-w-0 text-sm">
      <p className="text-muted">{text.printed}</p>
      {all === '' ? <p className="text-muted">{text.nonePrinted}</p> : <PrintedText all={all} />}
    </div>
  )
}

/** Text that was printed, scrolled to its end. */
export function PrintedText({ all }: { all: string }) {
  const text = useTexts('timeline')
  const written = useWrittenInProgram()
  return (
    <pre
      {...written}
      // Reversed, so that it stays scrolled to the end as lines are added.
      className="flex max-h-40 flex-col-reverse overflow-auto rounded-sm bg-sunken px-2 py-1 font-mono"
      tabIndex={0}
      role="region"
      aria-label={text.printed}
    >
      <span>{all}</span>
    </pre>
  )
}
