'use client'

import { Film } from 'lucide-react'
import { Suspense, useState, type ReactNode } from 'react'
import type { TimelineProps } from '#browser/timeline/timeline-props'
import { lazily } from '#browser/ui/lazily'
import { Button } from '#components/ui/button'
import type { PlaceInRun } from '#domain/trace/place-in-run'
import { useTexts } from '#texts'
import type { TextsOf } from '#messages/rooms'
import { ProgramLanguage } from '#components/timeline/program-language'

// Each is loaded when the first such run is opened.
const RunOrTracing = lazily(async () => (await import('#components/timeline/run-or-tracing')).RunOrTracing)
const LoopTimeline = lazily(async () => (await import('#components/timeline/loop-timeline')).LoopTimeline)
const LineTimeline = lazily(async () => (await import('#components/timeline/line-timeline')).LineTimeline)

type Pair = Pick<TimelineProps, 'run' | 'believed'>
type State =
  | { kind: 'closed' | 'loading' }
  | { kind: 'failed'; reason: 'unreachable' | 'unknown-reply' }
  | { kind: 'open'; pair: Pair }

interface ShowRunProps {
  /** Hash of the recorded run. */
  hash: string
  /** The language of the lesson that shows the program; null if it cannot be told. */
  language: string | null
  /** Hash of the run that would make the learner's answer right. */
  believedHash?: string | null
  /** The place to open it at. Default: the first step, or where the two runs differ. */
  opensAt?: PlaceInRun | null
  /** The key that opens it, as a value of `aria-keyshortcuts`. */
  shortcut?: string
}

/** A run that is loaded when it is opened. */
export interface RunOnDemand {
  state: State
  isOpen: boolean
  /** Opens it, or closes it. */
  toggle: () => void
}

/** A run that is loaded when it is opened, and again each time. */
export function useRunOnDemand(load: () => Promise<Pair | 'unknown-reply'>): RunOnDemand {
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
  return { state, isOpen, toggle: () => void (isOpen ? setState({ kind: 'closed' }) : open()) }
}

/** Path of a recorded run on its own page, beside the one that would make the learner's answer right. */
export const pathOfRun = (hash: string, believedHash: string | null = null) =>
  `/runs/${hash}${believedHash === null ? '' : `?believed=${believedHash}`}`

/** Loads the run of a {@link pathOfRun}. */
export async function loadRun(path: string): Promise<Pair | 'unknown-reply'> {
  const { fetchRun } = await import('#browser/timeline/fetch-run')
  return fetchRun(`/api${path}`)
}

/** What the button of a run says. */
export const labelOfRun = (text: TextsOf<'timeline'>, { isOpen, state }: RunOnDemand): string =>
  isOpen ? text.hide : state.kind === 'failed' ? text.retry : text.show

/** A link to the page of a run. */
export function RunPageLink({ path }: { path: string }) {
  const text = useTexts('timeline')
  return (
    <a href={path} className="text-sm text-accent underline">
      {text.ownPage}
    </a>
  )
}

/** A button that loads a recorded run and opens it in place. */
export function ShowRun({ hash, language, believedHash = null, opensAt = null, shortcut }: ShowRunProps) {
  const path = pathOfRun(hash, believedHash)
  return (
    <RunInPlace
      load={() => loadRun(path)}
      beside={<RunPageLink path={path} />}
      runHash={hash}
      language={language}
      opensAt={opensAt}
      {...(shortcut === undefined ? {} : { shortcut })}
    />
  )
}

interface RunInPlaceProps {
  load: () => Promise<Pair | 'unknown-reply'>
  /** Shown beside the button while the run is open, and if scripts are disabled. */
  beside?: ReactNode
  /** Its hash; null if the server does not know the run. */
  runHash?: string | null
  /** The language of what it prints; null if it cannot be told. */
  language?: string | null
  opensAt?: PlaceInRun | null
  shortcut?: string
}

/** A button that opens a run in place, in the middle of a page. */
export function RunInPlace({
  load,
  beside = null,
  runHash = null,
  language = null,
  opensAt = null,
  shortcut,
}: RunInPlaceProps) {
  const text = useTexts('timeline')
  const run = useRunOnDemand(load)
  return (
    <div className="grid min-w-0 gap-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden">
        <Button look="secondary" aria-expanded={run.isOpen} aria-keyshortcuts={shortcut} onClick={run.toggle}>
          <Film className="size-4" aria-hidden="true" />
          {labelOfRun(text, run)}
        </Button>
        {run.isOpen ? beside : <noscript>{beside}</noscript>}
      </div>
      <OpenRun run={run} runHash={runHash} language={language} opensAt={opensAt} isInMiddle />
    </div>
  )
}

/** The timeline of a run that is open, or why there is none. */
export function OpenRun({
  run: { state },
  runHash = null,
  language = null,
  opensAt = null,
  isInMiddle = false,
}: {
  run: RunOnDemand
  /** Its hash; null if the server does not know the run. */
  runHash?: string | null
  /** The language of what it prints; null if it cannot be told. */
  language?: string | null
  opensAt?: PlaceInRun | null
  /** Whether it stands in the middle of the page, so that it may take more width than the text around it. */
  isInMiddle?: boolean
}) {
  const text = useTexts('timeline')
  const waiting = <p className="text-muted">{text.loading}</p>
  return (
    <>
      <div role="status" className="empty:hidden">
        {state.kind === 'loading' ? waiting : null}
        {state.kind === 'failed' ? <p className="text-bad">{text.failures[state.reason]}</p> : null}
      </div>
      {state.kind === 'open' ? (
        <div className={isInMiddle ? 'beyond-column lg:panel lg:p-6' : 'min-w-0'}>
          <Suspense fallback={waiting}>
            <ProgramLanguage language={language}>
              <RunOrTracing run={state.pair.run} runHash={runHash}>
                {state.pair.run.trace.lines == null ? (
                  <LoopTimeline {...state.pair} opensAt={opensAt} takesFocus />
                ) : (
                  <LineTimeline
                    {...state.pair}
                    lines={state.pair.run.trace.lines}
                    opensAt={opensAt}
                    takesFocus
                  />
                )}
              </RunOrTracing>
            </ProgramLanguage>
          </Suspense>
        </div>
      ) : null}
    </>
  )
}
