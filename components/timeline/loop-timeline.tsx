'use client'

import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { firstZoom, stepWidths } from '#browser/timeline/geometry'
import { Controls } from '#components/timeline/controls'
import { Legend } from '#components/timeline/legend'
import { RunInWords } from '#components/timeline/run-in-words'
import { RunView, type RunModel } from '#components/timeline/run-view'
import { SourceLines } from '#components/timeline/source-lines'
import { barsOf } from '#domain/trace/bars'
import { foldRepeats } from '#domain/trace/fold-repeats'
import { divergentMoment } from '#domain/trace/divergent-moment'
import { momentAt, type PlaceInRun } from '#domain/trace/place-in-run'
import { storyOf, type RecordedRun } from '#domain/trace/run-story'
import { timelineMessages as text } from '#messages/timeline'
import { inSeconds } from '#messages/run-phrases'
import { runWords } from '#messages/run-words'

const millisPerStep = 1_200

export interface ShownRun extends RecordedRun {
  /** The source as highlighted HTML; null if there is none. */
  html: string | null
}

export interface TimelineProps {
  run: ShownRun
  /** The run of the same program that would make a wrong answer right. */
  believed?: RecordedRun | null
  /** The step to start at, unless there are two runs, which start where they differ. Default: the first. */
  opensAt?: PlaceInRun | null
  /** Whether it takes the focus when it appears, so that the arrow keys work at once. */
  takesFocus?: boolean
  /** Whether the description in words is open from the start. */
  isInWords?: boolean
}

function modelOf(run: RecordedRun, folds: boolean): RunModel {
  const story = storyOf(run)
  const moments = folds ? foldRepeats(story.moments) : story.moments
  return { story, moments, bars: barsOf(story, moments), words: runWords(story.labels) }
}

/** A recorded run to step through, beside the run that would make a wrong answer right, if there is one. */
export function Timeline({
  run,
  believed = null,
  opensAt = null,
  takesFocus = false,
  isInWords = false,
}: TimelineProps) {
  const [everyStep, setEveryStep] = useState(false)
  const folds = !everyStep && believed === null
  const real = useMemo(() => modelOf(run, folds), [run, folds])
  const other = useMemo(() => believed && modelOf(believed, false), [believed])
  const partsAt = useMemo(() => other && divergentMoment(real.moments, other.moments), [real, other])
  const steps = Math.max(real.moments.length, other?.moments.length ?? 0)
  const [chosen, setChosen] = useState(() => partsAt ?? (opensAt && momentAt(real.moments, opensAt)) ?? 0)
  const [zoom, setZoom] = useState(firstZoom(steps))
  const [isPlaying, setPlaying] = useState(false)
  const root = useRef<HTMLElement>(null)
  const at = Math.max(0, Math.min(chosen, steps - 1))
  const isAtEnd = at === steps - 1

  const goTo = useCallback((next: number) => {
    setPlaying(false)
    setChosen(next)
  }, [])

  useEffect(() => {
    if (takesFocus) root.current?.focus()
  }, [takesFocus])

  useEffect(() => {
    if (!isPlaying) return
    const timer = setTimeout(() => {
      setChosen(at + 1)
      if (at + 1 >= steps - 1) setPlaying(false)
    }, millisPerStep)
    return () => clearTimeout(timer)
  }, [isPlaying, at, steps])

  const onPlay = () => {
    if (isAtEnd) setChosen(0)
    setPlaying(!isPlaying)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const target = event.target instanceof Element ? event.target : null
    if (target?.closest('input, pre') != null) return
    const next: Record<string, number | null> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: steps - 1,
      d: partsAt,
    }
    const to = next[event.key]
    if (event.key === 'p') onPlay()
    else if (to != null) goTo(Math.max(0, Math.min(to, steps - 1)))
    else return
    event.preventDefault()
  }

  if (steps === 0) return <p className="text-muted">{text.empty}</p>
  const now = real.moments[at]
  const isFoldable = real.moments.length < real.story.moments.length || everyStep
  const stepWidth = stepWidths[zoom] ?? stepWidths[1]
  const view = { at, stepWidth, partsAt, onPick: goTo }
  return (
    <section
      ref={root}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      aria-label={text.title}
      className="@container grid min-w-0 gap-4 outline-none"
    >
      <Controls
        at={at}
        steps={steps}
        time={inSeconds((now ?? other?.moments[at])?.seconds ?? 0)}
        isPlaying={isPlaying}
        canZoom={{ in: zoom < stepWidths.length - 1, out: zoom > 0 }}
        partsAt={partsAt}
        onStep={goTo}
        onPlay={onPlay}
        onZoom={(by) => setZoom(zoom + by)}
      />
      <div className="grid min-w-0 gap-6 @min-[54rem]:grid-cols-[minmax(0,8fr)_minmax(0,5fr)]">
        <div className="grid min-w-0 content-start gap-6">
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
          <Legend />
        </div>
        <div className="min-w-0">
          <SourceLines
            source={run.source}
            html={run.html}
            line={now?.line ?? null}
            lines={now?.lines ?? []}
            believedLine={other?.moments[at]?.line ?? null}
          />
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
      <p className="text-sm text-muted print:hidden">{text.keys}</p>
    </section>
  )
}
