'use client'

import { CircleHelp, Film, Pencil, type LucideIcon } from 'lucide-react'
import { Suspense, useEffect, useRef, useState, type ReactNode } from 'react'
import type { PredictionActions, ProgramPlace } from '#browser/lesson/use-predictions'
import { unfold } from '#browser/lesson/unfold'
import { lazily } from '#browser/ui/lazily'
import {
  labelOfRun,
  loadRun,
  OpenRun,
  pathOfRun,
  RunPageLink,
  useRunOnDemand,
} from '#components/timeline/show-run'
import type { Program } from '#domain/program/program'
import { useTexts } from '#texts'

// Loaded when the first of them is opened.
const Prediction = lazily(async () => (await import('#components/lesson/prediction')).Prediction)
const ProgramChange = lazily(async () => (await import('#components/lesson/program-change')).ProgramChange)

export interface ProgramActions extends PredictionActions {
  open: (runHash: string) => Promise<Program>
}

interface ProgramBenchProps {
  /** Where its questions are; null if it has none. */
  place: ProgramPlace | null
  /** Whether what tells the output is hidden from those who read it for the first time. */
  folds: boolean
  runHash: string
  /** The language of the lesson; null if it cannot be told. */
  language: string | null
  actions: ProgramActions
  sandboxUrl: string
}

/** What can be done with a program of a lesson: predict what it does, see its run, change it and run it again. */
export function ProgramBench({ place, folds, runHash, language, actions, sandboxUrl }: ProgramBenchProps) {
  const text = useTexts('lesson-programs')
  const timelineText = useTexts('timeline')
  const [isAsked, setAsked] = useState(false)
  const [isAnswered, setAnswered] = useState(false)
  /** Where the learner opened the editor; null if it is closed. */
  const [changed, setChanged] = useState<'here' | 'below the answer' | null>(null)
  /** Then the same is offered below the answer. */
  const isReviewed = isAsked && isAnswered
  const path = pathOfRun(runHash)
  const run = useRunOnDemand(() => loadRun(path))
  const waiting = <p role="status">{text.loading}</p>
  const bench = useRef<HTMLDivElement>(null)
  const isToldNow = isAnswered || run.isOpen
  useEffect(() => {
    if (isToldNow) unfold(bench.current)
  }, [isToldNow])
  return (
    <div ref={bench} className="grid grid-cols-1 gap-4 print:hidden">
      <div className="-ms-2 flex flex-wrap items-center gap-x-1 gap-y-1 text-sm">
        {place === null ? null : (
          <BenchButton icon={CircleHelp} isOpen={isAsked} isMain onClick={() => setAsked(!isAsked)}>
            {isAsked ? text.hidePrediction : text.predict}
          </BenchButton>
        )}
        {isReviewed ? null : (
          <BenchButton icon={Film} isOpen={run.isOpen} onClick={run.toggle}>
            {labelOfRun(timelineText, run)}
          </BenchButton>
        )}
        {isReviewed && changed === null ? null : (
          <BenchButton
            icon={Pencil}
            isOpen={changed !== null}
            onClick={() => setChanged(changed === null ? 'here' : null)}
          >
            {changed === null ? text.change : text.hideChange}
          </BenchButton>
        )}
      </div>
      {folds ? (
        <p data-fold-note className="text-sm text-muted">
          {text.folded}{' '}
          <button
            type="button"
            className="inline-flex min-h-6 items-center text-accent underline underline-offset-2"
            onClick={() => unfold(bench.current)?.focus()}
          >
            {text.unfold}
          </button>
        </p>
      ) : null}
      {isAsked && place !== null ? (
        <Panel>
          <Suspense fallback={waiting}>
            <Prediction
              place={place}
              actions={actions}
              language={language}
              onStep={setAnswered}
              onChange={changed === null ? () => setChanged('below the answer') : null}
            />
          </Suspense>
        </Panel>
      ) : null}
      {run.state.kind === 'closed' || isReviewed ? null : (
        <Panel>
          <OpenRun run={run} runHash={runHash} language={language} />
          {run.isOpen ? <RunPageLink path={path} /> : null}
        </Panel>
      )}
      {changed !== null ? (
        <Panel takesFocus={changed === 'below the answer'}>
          <Suspense fallback={waiting}>
            <ProgramChange runHash={runHash} open={actions.open} sandboxUrl={sandboxUrl} />
          </Suspense>
        </Panel>
      ) : null}
    </div>
  )
}

/**
 * Something that was opened below a program.
 *
 * @param takesFocus whether the button that opened it is gone
 */
function Panel({ takesFocus = false, children }: { takesFocus?: boolean; children: ReactNode }) {
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (takesFocus) panel.current?.focus()
  }, [takesFocus])
  return (
    <div ref={panel} tabIndex={-1} className="grid min-w-0 grid-cols-1 gap-4 panel p-4 outline-none sm:p-6">
      {children}
    </div>
  )
}

interface BenchButtonProps {
  icon: LucideIcon
  isOpen: boolean
  /** Whether it is what the reader is invited to do. */
  isMain?: boolean
  onClick: () => void
  children: ReactNode
}

function BenchButton({ icon: Icon, isOpen, isMain = false, onClick, children }: BenchButtonProps) {
  const look =
    isMain && !isOpen
      ? 'ms-2 w-full bg-accent-soft px-4 font-[600] text-accent sm:me-1 sm:w-auto'
      : 'text-muted px-2'
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      onClick={onClick}
      className={`inline-flex min-h-11 items-center gap-2 rounded-md hover:text-accent ${look}`}
    >
      <Icon className="size-4 shrink-0" aria-hidden="true" />
      {children}
    </button>
  )
}
