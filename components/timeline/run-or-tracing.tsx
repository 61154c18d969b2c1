'use client'

import { Footprints } from 'lucide-react'
import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react'
import type { ShownRun } from '#browser/timeline/timeline-props'
import { Button } from '#components/ui/button'
import { decisionsOf } from '#domain/trace/decisions'
import { tracingMessages as text } from '#messages/tracing'

/** Loaded when the first run is traced. */
const TraceYourself = lazy(async () => ({
  default: (await import('#components/timeline/trace-yourself')).TraceYourself,
}))

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
  const [isTracing, setTracing] = useState(false)
  const decisions = useMemo(() => decisionsOf(run), [run])
  if (decisions.length === 0) return children
  if (isTracing) {
    return (
      <Suspense fallback={<p role="status">{text.loading}</p>}>
        <TraceYourself run={run} runHash={runHash} decisions={decisions} onBack={() => setTracing(false)} />
      </Suspense>
    )
  }
  return (
    <div className="grid min-w-0 gap-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden">
        <Button look="secondary" onClick={() => setTracing(true)}>
          <Footprints className="size-4" aria-hidden="true" />
          {text.start}
        </Button>
        <p className="text-sm text-muted">{text.startHint}</p>
      </div>
      {children}
    </div>
  )
}
