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
  /** Hash of the recorded run. */
  hash: string
  /** Hash of the run that would make the learner's answer right. */
  believedHash?: string | null
  /** The place to open it at. Default: the first step, or where the two runs differ. */
  opensAt?: PlaceInRun | null
  /** The key that opens it, as a value of `aria-keyshortcuts`. */
  shortcut?: string
}

/** A button that loads a recorded run and opens it in place. */
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
  /** Shown beside the button while the run is open, and if scripts are disabled. */
  beside?: ReactNode
  opensAt?: PlaceInRun | null
  shortcut?: string
}

/** A button that opens a run in place. */
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
