'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { firstZoom, fittingZoom, stepWidths } from '#browser/timeline/geometry'
import { useStepper } from '#browser/timeline/use-stepper'
import { Legend } from '#components/timeline/legend'
import { RunInWords } from '#components/timeline/run-in-words'
import { RunView, type RunModel } from '#components/timeline/run-view'
import { SourceLines } from '#components/timeline/source-lines'
import { SteppedRun } from '#components/timeline/stepped-run'
import { TaskVariablesPanel } from '#components/timeline/task-variables-panel'
import type { TimelineProps } from '#browser/timeline/timeline-props'
import { barsOf } from '#domain/trace/bars'
import { foldRepeats } from '#domain/trace/fold-repeats'
import { divergentMoment } from '#domain/trace/divergent-moment'
import { heldSpans } from '#domain/trace/lock-marks'
import { momentAt } from '#domain/trace/place-in-run'
import { storyOf, type RecordedRun } from '#domain/trace/run-story'
import { useLocale, useTexts } from '#texts'
import { runWords, type RunWords } from '#messages/run-words'

type Speak = (labels: readonly string[]) => RunWords

function modelOf(run: RecordedRun, folds: boolean, speak: Speak): RunModel {
  const story = storyOf(run)
  const moments = folds ? foldRepeats(story.moments) : story.moments
  return {
    story,
    moments,
    bars: barsOf(story, moments),
    held: heldSpans(story.lanes, moments),
    words: speak(story.labels),
  }
}

/** A run of an event loop, beside the run that would make a wrong answer right, if there is one. */
export function LoopTimeline({
  run,
  believed = null,
  opensAt = null,
  takesFocus = false,
  isInWords = false,
}: TimelineProps) {
  const text = useTexts('timeline')
  const runText = useTexts('run')
  const locale = useLocale()
  const speak = useCallback<Speak>((labels) => runWords(runText, locale, labels), [runText, locale])
  const [everyStep, setEveryStep] = useState(false)
  const folds = !everyStep && believed === null
  const real = useMemo(() => modelOf(run, folds, speak), [run, folds, speak])
  const other = useMemo(() => believed && modelOf(believed, false, speak), [believed, speak])
  const partsAt = useMemo(() => other && divergentMoment(real.moments, other.moments), [real, other])
  const steps = Math.max(real.moments.length, other?.moments.length ?? 0)
  const stepper = useStepper({
    steps,
    first: partsAt ?? (opensAt && momentAt(real.moments, opensAt)) ?? 0,
    partsAt,
    takesFocus,
  })
  const { at, goTo } = stepper
  const pictures = useRef<HTMLDivElement>(null)
  const [zoom, setZoom] = useState(firstZoom(steps))
  useEffect(() => {
    if (pictures.current !== null) setZoom(fittingZoom(steps, pictures.current.clientWidth))
  }, [steps])

  if (steps === 0) return <p className="text-muted">{text.empty}</p>
  const now = real.moments[at]
  const isFoldable = real.moments.length < real.story.moments.length || everyStep
  const stepWidth = stepWidths[zoom] ?? stepWidths[1]
  const view = { at, stepWidth, partsAt, onPick: goTo }
  return (
    <SteppedRun
      stepper={stepper}
      steps={steps}
      time={real.words.seconds((now ?? other?.moments[at])?.seconds ?? 0)}
      zoom={{
        canGoIn: zoom < stepWidths.length - 1,
        canGoOut: zoom > 0,
        onZoom: (by) => setZoom(zoom + by),
      }}
      partsAt={partsAt}
    >
      <div className="grid min-w-0 gap-6 @min-[54rem]:grid-cols-[minmax(0,1fr)_fit-content(50%)]">
        <div ref={pictures} className="grid min-w-0 content-start gap-6">
          {other === null ? null : (
            <div className="grid min-w-0 gap-2">
              <h3 className="text-base">{text.believed}</h3>
              <RunView run={other} {...view} />
            </div>
          )}
          <div className="grid min-w-0 gap-2">
            {other === null ? null : <h3 className="text-base">{text.real}</h3>}
            <RunView run={real} {...view} />
          </div>
          <Legend hasLocks={real.held.length > 0} />
        </div>
        <div className="grid min-w-0 content-start gap-4">
          <SourceLines
            source={run.source}
            html={run.html}
            line={now?.line ?? null}
            lines={now?.lines ?? []}
            believedLine={other?.moments[at]?.line ?? null}
          />
          {run.trace.variables == null || now === undefined ? null : (
            <TaskVariablesPanel
              record={run.trace.variables}
              story={real.story}
              now={now}
              before={real.moments[at - 1] ?? null}
            />
          )}
        </div>
      </div>
      {isFoldable && other === null ? (
        <label className="flex min-h-11 items-center gap-2 text-sm print:hidden">
          <input
            type="checkbox"
            checked={everyStep}
            onChange={(event) => {
              setEveryStep(event.target.checked)
              goTo(0)
            }}
            className="size-5 accent-accent"
          />
          {text.everyStep}
        </label>
      ) : null}
      <RunInWords {...real} title={text.inWords} isCut={real.story.isCut} isOpen={isInWords} />
    </SteppedRun>
  )
}
