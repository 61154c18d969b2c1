'use client'

import { useEffect, useRef, useState } from 'react'
import { RichText } from '#components/item/rich-text'
import { LaneNames } from '#components/timeline/lane-names'
import { LoopPanel } from '#components/timeline/loop-panel'
import { Picture } from '#components/timeline/picture'
import type { LaneBars } from '#domain/trace/bars'
import type { Moment, RunStory } from '#domain/trace/run-story'
import { timelineMessages as text } from '#messages/timeline'
import type { RunWords } from '#messages/run-words'

/** Steps that are drawn to either side of those in sight. */
const drawnBeyond = 40
/** The picture is drawn anew when so many steps have scrolled by. */
const drawnAgainAfter = 20

export interface TellableRun {
  story: RunStory
  moments: readonly Moment[]
  bars: LaneBars[]
  words: RunWords
}

interface RunViewProps {
  run: TellableRun
  at: number
  stepWidth: number
  partsAt: number | null
  onPick: (at: number) => void
}

/** One run at one step: the sentences, the picture and the loop. */
export function RunView({ run, at, stepWidth, partsAt, onPick }: RunViewProps) {
  const { story, moments, bars, words } = run
  const scroller = useRef<HTMLDivElement>(null)
  const [first, setFirst] = useState(Math.max(0, at - drawnBeyond))
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
    setFirst(Math.floor(leftmost / drawnAgainAfter) * drawnAgainAfter)
    setSeen(Math.ceil(box.clientWidth / stepWidth) + drawnAgainAfter)
  }

  return (
    <div className="grid min-w-0 gap-3">
      <div className="min-h-[5.5rem] rounded-md bg-accent-soft px-4 py-3" aria-live="polite">
        {partsAt !== null && at === partsAt ? (
          <p className="text-sm font-[650] text-bad">{text.parting}</p>
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
          aria-label={text.picture(story.lanes.length, moments.length)}
          dir="ltr"
        >
          <Picture
            moments={moments}
            lanes={bars}
            words={words}
            at={at}
            stepWidth={stepWidth}
            range={{ from: first - drawnBeyond, to: first + seen + drawnBeyond }}
            partsAt={partsAt}
          />
        </div>
      </div>
      <LoopPanel moments={moments} at={at} words={words} />
    </div>
  )
}
