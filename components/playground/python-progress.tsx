import type { PythonState } from '#browser/playground/use-python'
import { Notice } from '#components/ui/notice'
import { useTexts } from '#texts'

/** What Python is doing while the learner waits. */
export function PythonProgress({ state }: { state: PythonState }) {
  const text = useTexts('playground')
  switch (state.kind) {
    case 'idle':
      return null
    case 'loading':
      return (
        <div className="grid gap-2">
          <p role="status">{text.loading({ percent: Math.floor(state.share * 10) * 10 })}</p>
          <progress className="progress" value={state.share} aria-label={text.starting} />
        </div>
      )
    case 'running':
      return <p role="status">{text.running}</p>
    case 'stopped':
      return <p role="status">{text.stopped}</p>
    case 'unreachable':
      return (
        <Notice tone="bad" announced>
          {text.unreachable}
        </Notice>
      )
    case 'unsupported':
      return (
        <Notice tone="bad" announced>
          {text.unsupported}
        </Notice>
      )
  }
}
