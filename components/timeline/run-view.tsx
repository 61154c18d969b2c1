'use client'

import { useEffect, useRef, useState } from 'react'
import { RichText } from '#components/item/rich-text'
import { LaneNames } from '#components/timeline/lane-names'
import { LoopPanel } from '#components/timeline/loop-panel'
import { Picture } from '#components/timeline/picture'
import type { LaneBars } from '#domain/trace/bars'
import { lockEdges, type HeldSpan } from '#domain/trace/lock-marks'
import type { Moment, RunStory } from '#domain/trace/run-story'
import { useTexts } from '#texts'
import type { RunWords } from '#messages/run-words'

/** How many steps outside the view are drawn on either side. */
const overscan = 40
/** The picture is redrawn after scrolling by so many steps. */
const redrawAfter = 20

/** A run as the views of the timeline need it. */
export interface RunModel {
  story: RunStory
  moments: readonly Moment[]
  bars: LaneBars[]
  held: HeldSpan[]
  words: RunWords
}

interface RunViewProps {
  run: RunModel
  at: number
  stepWidth: number
  partsAt: number | null
  onPick: (at: number) => void
}

/** One run at one step: what happens in words, the picture, and the state of the loop. */
export function RunView({ run, at, stepWidth, partsAt, onPick }: RunViewProps) {
  const text = useTexts('timeline')
  const { story, moments, bars, held, words } = run
  const scroller = useRef<HTMLDivElement>(null)
  const [first, setFirst] = useState(Math.max(0, at - overscan))
  const [seen, setSeen] = useState(60)
  const now = moments[at]

  useEffect(() => {
    const box = scroller.current
    if (box === null) return
    const left = at * stepWidth
    const isSeen =
      left >= box.scrollLeft + stepWidth && left + 3 * stepWidth <= box.scrollLeft + box.clientWidth
    if (!isSeen) box.scrollLeft = left - box.clientWidth / 2
  }, [at, stepWidth])

  const onScroll = () => {
    const box = scroller.current
    if (box === null) return
    const leftmost = Math.floor(box.scrollLeft / stepWidth)
    setFirst(Math.floor(leftmost / redrawAfter) * redrawAfter)
    setSeen(Math.ceil(box.clientWidth / stepWidth) + redrawAfter)
  }

  return (
    <div className="grid min-w-0 gap-3">
      <div className="min-h-[5.5rem] rounded-md bg-accent-soft px-4 py-3 *:max-w-prose" aria-live="polite">
        {partsAt !== null && at === partsAt ? (
          <p className="text-sm font-[650] text-bad">{text.differsHere}</p>
        ) : null}
        {now === undefined ? (
          <p className="text-muted">{text.hasEnded}</p>
        ) : (
          now.facts.map((fact, i) => (
            <p key={i}>
              <RichText text={words.sentence(fact)} />
            </p>
          ))
        )}
      </div>
      <div className="flex overflow-hidden rounded-md border border-line bg-surface print:hidden">
        <LaneNames lanes={story.lanes} now={now?.lane ?? null} />
        <div
          ref={scroller}
          onScroll={onScroll}
          onClick={(event) => {
            const { left } = event.currentTarget.getBoundingClientRect()
            const x = event.clientX - left + event.currentTarget.scrollLeft
            onPick(Math.floor(x / stepWidth))
          }}
          className="min-w-0 grow overflow-x-auto overscroll-x-contain"
          tabIndex={0}
          role="region"
          aria-label={text.picture({ lanes: story.lanes.length, steps: moments.length })}
          dir="ltr"
        >
          <Picture
            moments={moments}
            lanes={bars}
            held={held}
            edges={now === undefined ? [] : lockEdges(story.lanes, now.after)}
            words={words}
            at={at}
            stepWidth={stepWidth}
            range={{ from: first - overscan, to: first + seen + overscan }}
            partsAt={partsAt}
          />
        </div>
      </div>
      <LoopPanel moments={moments} at={at} words={words} />
    </div>
  )
}
