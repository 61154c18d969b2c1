'use client'

import { useMemo, useState } from 'react'
import { useStepper } from '#browser/timeline/use-stepper'
import { RichText } from '#components/item/rich-text'
import { FrameList } from '#components/timeline/frame-list'
import { LinesInWords } from '#components/timeline/lines-in-words'
import { OutputSoFar } from '#components/timeline/output-so-far'
import { SourceLines } from '#components/timeline/source-lines'
import { SteppedRun } from '#components/timeline/stepped-run'
import type { TimelineProps } from '#browser/timeline/timeline-props'
import type { LineTrace } from '#domain/program/line-trace'
import { foldLoops, shownSteps } from '#domain/trace/fold-loops'
import { LineStory } from '#domain/trace/line-story'
import { momentAt } from '#domain/trace/place-in-run'
import { tellStep } from '#domain/trace/tell-step'
import { useLocale, useTexts } from '#texts'
import { sentencesOf } from '#messages/line-run'
import { useWrittenInProgram } from '#components/timeline/program-language'
import { endingInWords } from '#messages/ending-in-words'

interface LineTimelineProps extends TimelineProps {
  lines: LineTrace
}

/** A run of plain Python, line by line: the source, the functions that run with their variables, and the output. */
export function LineTimeline({
  run,
  lines,
  believed = null,
  opensAt = null,
  takesFocus = false,
  isInWords = false,
}: LineTimelineProps) {
  const timelineText = useTexts('timeline')
  const text = useTexts('line-run')
  const runText = useTexts('run')
  const locale = useLocale()
  const story = useMemo(() => new LineStory(lines), [lines])
  const folded = useMemo(() => foldLoops(lines, run.source), [lines, run.source])
  const [folds, setFolds] = useState(true)
  const shown = useMemo(() => shownSteps(lines.steps.length, folds ? folded : []), [lines, folded, folds])
  const place = () => {
    const moments = shown.map(({ at, leftOut }) => ({
      line: lines.steps[at]?.line ?? null,
      printed: story.printed(leftOut?.from ?? at, at),
    }))
    return (opensAt && momentAt(moments, opensAt)) ?? 0
  }
  const [first] = useState(place)
  const steps = shown.length
  const stepper = useStepper({ steps, first, takesFocus })
  const { at, goTo } = stepper

  if (steps === 0) return <p className="text-muted">{timelineText.empty}</p>
  const told = tellStep(story, shown, at)
  const isLast = at === steps - 1
  return (
    <SteppedRun stepper={stepper} steps={steps} time={null} zoom={null} partsAt={null}>
      <div className="grid min-w-0 gap-x-6 gap-y-4 @min-[46rem]:grid-cols-[fit-content(50%)_minmax(0,1fr)]">
        <div className="grid min-w-0 content-start gap-4">
          <SourceLines
            source={run.source}
            html={run.html}
            line={told.step.line}
            lines={[]}
            believedLine={null}
          />
          {believed === null ? null : <BelievedOutput run={believed} />}
        </div>
        <div className="grid min-w-0 content-start gap-4">
          <div
            className="min-h-[5.5rem] rounded-md bg-accent-soft px-4 py-3 *:max-w-prose"
            aria-live="polite"
          >
            {sentencesOf(text, locale, told).map((sentence, i) => (
              <p key={i}>
                <RichText text={sentence} />
              </p>
            ))}
            {isLast && !lines.isCut ? (
              <p>
                <RichText text={endingInWords(runText, run.summary)} />
              </p>
            ) : null}
            {isLast && lines.isCut ? (
              <p className="font-[650]">{text.cut({ steps: lines.steps.length })}</p>
            ) : null}
          </div>
          <FrameList state={told.state} changes={told.changes} />
          <OutputSoFar printed={story.printed(0, told.at)} />
        </div>
      </div>
      {folded.length === 0 ? null : (
        <label className="flex min-h-11 items-center gap-2 text-sm print:hidden">
          <input
            type="checkbox"
            checked={folds}
            onChange={(event) => {
              const next = shownSteps(lines.steps.length, event.target.checked ? folded : [])
              setFolds(event.target.checked)
              goTo(
                Math.max(
                  0,
                  next.findLastIndex((each) => each.at <= told.at),
                ),
              )
            }}
            className="size-5 accent-accent"
          />
          {text.foldLoops}
        </label>
      )}
      <LinesInWords story={story} shown={shown} at={at} isOpen={isInWords} />
    </SteppedRun>
  )
}

/** What the program would print if the learner's answer were right. */
function BelievedOutput({ run: { trace } }: { run: NonNullable<TimelineProps['believed']> }) {
  const text = useTexts('line-run')
  const written = useWrittenInProgram()
  const printed = trace.steps
    .flatMap(({ events }) => events)
    .flatMap((event) => (event.kind === 'printed' ? [event.text] : []))
  return (
    <div className="grid gap-1">
      <p>{text.believedPrints}</p>
      <pre {...written} className="code" tabIndex={0} role="region" aria-label={text.believedPrints}>
        {printed.join('')}
      </pre>
    </div>
  )
}
