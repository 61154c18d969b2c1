'use client'

import { Film } from 'lucide-react'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import type { TimelineProps } from '#components/timeline/timeline'
import { Button } from '#components/ui/button'
import type { PlaceInRun } from '#domain/trace/place-in-run'
import { timelineMessages as text } from '#messages/timeline'

/** Loaded when the first run is opened. */
const Timeline = lazy(async () => ({ default: (await import('#components/timeline/timeline')).Timeline }))

type Pair = Pick<TimelineProps, 'run' | 'believed'>
type State =
  | { kind: 'closed' | 'loading' }
  | { kind: 'failed'; reason: 'unreachable' | 'unknown-reply' }
  | { kind: 'open'; pair: Pair }

interface ShowRunProps {
  /** Names the run, see the route of runs. */
  hash: string
  /** Names the run in which the given answer would be right. */
  believedHash?: string | null
  /** Where the run matters; without it, at its first step, or where the two part. */
  opensAt?: PlaceInRun | null
  /** The key that opens it, as `aria-keyshortcuts` has it. */
  shortcut?: string
}

/** Opens a recorded run where it stands. */
export function ShowRun({ hash, believedHash = null, opensAt = null, shortcut }: ShowRunProps) {
  const path = `/runs/${hash}${believedHash === null ? '' : `?believed=${believedHash}`}`
  const load = async () => {
    const { fetchRun } = await import('#browser/timeline/fetch-run')
    return fetchRun(`/api${path}`)
  }
  const ownPage = (
    <a href={path} className="text-sm text-accent underline">
      {text.ownPage}
    </a>
  )
  return (
    <RunOnDemand
      load={load}
      beside={ownPage}
      opensAt={opensAt}
      {...(shortcut === undefined ? {} : { shortcut })}
    />
  )
}

interface RunOnDemandProps {
  load: () => Promise<Pair | 'unknown-reply'>
  /** Stands beside the button while the run is open, and where there is no script. */
  beside?: ReactNode
  opensAt?: PlaceInRun | null
  shortcut?: string
}

/** A button that opens a run. */
export function RunOnDemand({ load, beside = null, opensAt = null, shortcut }: RunOnDemandProps) {
  const [state, setState] = useState<State>({ kind: 'closed' })
  const open = async () => {
    setState({ kind: 'loading' })
    try {
      const pair = await load()
      setState(pair === 'unknown-reply' ? { kind: 'failed', reason: pair } : { kind: 'open', pair })
    } catch {
      setState({ kind: 'failed', reason: 'unreachable' })
    }
  }
  const isOpen = state.kind === 'open'
  const waiting = <p className="text-muted">{text.loading}</p>
  return (
    <div className="grid min-w-0 gap-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden">
        <Button
          look="secondary"
          aria-expanded={isOpen}
          aria-keyshortcuts={shortcut}
          onClick={() => void (isOpen ? setState({ kind: 'closed' }) : open())}
        >
          <Film className="size-4" aria-hidden="true" />
          {isOpen ? text.hide : state.kind === 'failed' ? text.retry : text.show}
        </Button>
        {isOpen ? beside : <noscript>{beside}</noscript>}
      </div>
      <div role="status">
        {state.kind === 'loading' ? waiting : null}
        {state.kind === 'failed' ? <p className="text-bad">{text.failures[state.reason]}</p> : null}
      </div>
      {isOpen ? (
        <Suspense fallback={waiting}>
          <Timeline {...state.pair} opensAt={opensAt} takesFocus />
        </Suspense>
      ) : null}
    </div>
  )
}
