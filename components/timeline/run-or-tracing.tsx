'use client'

import { Footprints } from 'lucide-react'
import { Suspense, useEffect, useState, type ReactNode } from 'react'
import type { ShownRun } from '#browser/timeline/timeline-props'
import { lazily } from '#browser/ui/lazily'
import { Button } from '#components/ui/button'
import type { Decision } from '#domain/trace/decision'
import { useTexts } from '#texts'

/** Loaded when the first run is traced. */
const TraceYourself = lazily(async () => (await import('#components/timeline/trace-yourself')).TraceYourself)

interface RunOrTracingProps {
  run: ShownRun
  /** Hash of the run by which the server knows it; null for a run that only this page has. */
  runHash: string | null
  /** The run to step through. */
  children: ReactNode
}

/**
 * A run to step through, or to trace oneself: then it stops and asks what happens next. Tracing is offered only if there
 * is enough to ask about.
 */
export function RunOrTracing({ run, runHash, children }: RunOrTracingProps) {
  const text = useTexts('tracing')
  const [isTracing, setTracing] = useState(false)
  const decisions = useDecisions(run)
  if (isTracing && decisions !== null) {
    return (
      <Suspense fallback={<p role="status">{text.loading}</p>}>
        <TraceYourself run={run} runHash={runHash} decisions={decisions} onBack={() => setTracing(false)} />
      </Suspense>
    )
  }
  return (
    <div className="grid min-w-0 gap-4">
      {decisions?.length === 0 ? null : (
        <div className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-2 print:hidden">
          {decisions === null ? null : (
            <>
              <Button look="secondary" onClick={() => setTracing(true)}>
                <Footprints className="size-4" aria-hidden="true" />
                {text.start}
              </Button>
              <p className="text-sm text-muted">{text.startHint}</p>
            </>
          )}
        </div>
      )}
      {children}
    </div>
  )
}

/** What can be asked about a run; null until that is known, which the run itself does not wait for. */
function useDecisions(run: ShownRun): readonly Decision[] | null {
  const [found, setFound] = useState<{ run: ShownRun; decisions: readonly Decision[] } | null>(null)
  useEffect(() => {
    let isShown = true
    void import('#domain/trace/decisions').then(
      ({ decisionsOf }) => {
        if (isShown) setFound({ run, decisions: decisionsOf(run) })
      },
      // Without a connection the run is shown all the same.
      () => undefined,
    )
    return () => {
      isShown = false
    }
  }, [run])
  return found?.run === run ? found.decisions : null
}
