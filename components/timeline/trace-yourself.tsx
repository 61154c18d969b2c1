'use client'

import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { randomHex } from '#browser/study/random-hex'
import { postTracing } from '#browser/timeline/post-tracing'
import { FrameList } from '#components/timeline/frame-list'
import { LoopPanel } from '#components/timeline/loop-panel'
import { OutputSoFar } from '#components/timeline/output-so-far'
import { SourceLines } from '#components/timeline/source-lines'
import type { ShownRun } from '#browser/timeline/timeline-props'
import { TracingQuestion } from '#components/timeline/tracing-question'
import { Button } from '#components/ui/button'
import type { LineTrace } from '#domain/program/line-trace'
import type { TaskVariablesRecord } from '#domain/program/task-variables'
import type { TracingScore } from '#domain/practice/tracing'
import type { Decision } from '#domain/trace/decision'
import { foldRepeats } from '#domain/trace/fold-repeats'
import { LineStory } from '#domain/trace/line-story'
import { storyOf, type Moment } from '#domain/trace/run-story'
import { variablesAfter } from '#domain/trace/task-variables'
import { tellStep } from '#domain/trace/tell-step'
import type { TextsOf } from '#messages/rooms'
import { useLocale, useTexts } from '#texts'
import { sentencesOf } from '#messages/line-run'
import { runWords } from '#messages/run-words'

const keyBytes = 16

interface TraceYourselfProps {
  run: ShownRun
  /** Hash of the run by which the server knows it; null for a run that only this page has. */
  runHash: string | null
  decisions: readonly Decision[]
  onBack: () => void
}

/** A run as a series of questions about what happens next. */
export function TraceYourself({ run, runHash, decisions, onBack }: TraceYourselfProps) {
  const text = useTexts('tracing')
  const runText = useTexts('run')
  const lineText = useTexts('line-run')
  const locale = useLocale()
  const view = useMemo(
    () => viewOf(run, { run: runText, lines: lineText, locale }),
    [run, runText, lineText, locale],
  )
  const source = useMemo(() => run.source.split('\n'), [run.source])
  const [answers, setAnswers] = useState<readonly number[]>([])
  const [at, setAt] = useState(0)
  const [key, setKey] = useState(() => randomHex(keyBytes))
  const right = answers.filter((answer, i) => answer === decisions[i]?.right).length
  const decision = decisions[at]
  const back = (
    <Button look="secondary" onClick={onBack}>
      {text.back}
    </Button>
  )
  const again = () => {
    setAnswers([])
    setAt(0)
    setKey(randomHex(keyBytes))
  }
  return (
    <section aria-label={text.title} className="@container grid min-w-0 gap-4">
      {decision === undefined ? (
        <Score right={right} answers={answers} runHash={runHash} tracingKey={key}>
          <Button onClick={again}>{text.again}</Button>
          {back}
        </Score>
      ) : (
        <>
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p>
              <span className="font-[600] tabular-nums">
                {text.question({ n: at + 1, of: decisions.length })}
              </span>{' '}
              <span className="text-muted">{text.soFar({ n: right })}</span>
            </p>
            {back}
          </div>
          <div className="grid min-w-0 content-start gap-x-6 gap-y-4 @min-[46rem]:grid-cols-2 @min-[46rem]:grid-rows-[auto_1fr]">
            <div className="min-w-0">
              <SourceLines
                source={run.source}
                html={run.html}
                line={view.line(decision)}
                lines={[]}
                believedLine={null}
              />
            </div>
            <div className="min-w-0 @min-[46rem]:col-start-2 @min-[46rem]:row-span-2 @min-[46rem]:row-start-1">
              <TracingQuestion
                key={`${key} ${at}`}
                decision={decision}
                labels={view.labels}
                source={source}
                explanation={view.explanation(decision)}
                isLast={at === decisions.length - 1}
                onAnswer={(chosen) => setAnswers([...answers, chosen])}
                onNext={() => setAt(at + 1)}
              />
            </div>
            <div className="grid min-w-0 content-start gap-3">
              <h3 className="text-base">{text.before}</h3>
              {view.state(decision)}
            </div>
          </div>
        </>
      )}
    </section>
  )
}

/** How the questions about a run show it. */
interface RunShown {
  labels: readonly string[]
  line: (decision: Decision) => number | null
  /** What is known before the step that is asked about. */
  state: (decision: Decision) => ReactNode
  explanation: (decision: Decision) => string[]
}

/** The texts of what a run does, in a language. */
interface Speech {
  run: TextsOf<'run'>
  lines: TextsOf<'line-run'>
  locale: string
}

const viewOf = (run: ShownRun, speech: Speech): RunShown =>
  run.trace.lines == null ? viewOfLoop(run, speech) : viewOfLines(run.trace.lines, speech)

function viewOfLines(lines: LineTrace, speech: Speech): RunShown {
  const story = new LineStory(lines)
  const every = lines.steps.map((_, at) => ({ at, leftOut: null }))
  return {
    labels: [],
    line: ({ line }) => line,
    state: ({ at }) => (
      <div className="grid min-w-0 gap-4">
        <FrameList state={story.after(at - 1)} changes={noChanges} hidesSharing />
        <OutputSoFar printed={story.printed(0, at - 1)} />
      </div>
    ),
    explanation: ({ at }) => sentencesOf(speech.lines, speech.locale, tellStep(story, every, at)),
  }
}

const noChanges = { variables: [], gone: [], called: [], resumed: [] }

function viewOfLoop(run: ShownRun, speech: Speech): RunShown {
  const story = storyOf(run)
  const moments = foldRepeats(story.moments)
  const words = runWords(speech.run, speech.locale, story.labels)
  return {
    labels: story.labels,
    line: ({ at, line }) => line ?? moments[at - 1]?.line ?? null,
    state: ({ at, question }) => (
      <div className="grid min-w-0 gap-4">
        <LoopPanel moments={moments} at={at - 1} words={words} />
        {question.kind === 'value-then' && run.trace.variables != null ? (
          <VariablesBefore record={run.trace.variables} moment={moments[at]} task={question.task} />
        ) : null}
      </div>
    ),
    explanation: ({ at }) => (moments[at]?.facts ?? []).map((fact) => words.sentence(fact)),
  }
}

interface VariablesBeforeProps {
  record: TaskVariablesRecord
  moment: Moment | undefined
  task: number
}

/** The global variables and those of a task, before a moment in which it runs. */
function VariablesBefore({ record, moment, task }: VariablesBeforeProps) {
  const state = moment === undefined ? null : variablesAfter(record, moment.step - 1)
  const shown = (state?.frames ?? []).filter((frame) =>
    frame.task === null ? frame.variables.length > 0 : frame.task === task,
  )
  return state === null || shown.length === 0 ? null : (
    <FrameList state={{ ...state, frames: shown }} changes={noChanges} isRunning={false} hidesSharing />
  )
}

interface ScoreProps {
  right: number
  answers: readonly number[]
  runHash: string | null
  tracingKey: string
  children: ReactNode
}

/** How it went, and whether it was stored. */
function Score({ right, answers, runHash, tracingKey, children }: ScoreProps) {
  const text = useTexts('tracing')
  const [stored, setStored] = useState<TracingScore | 'signed-out' | 'failed' | null>(null)
  const heading = useRef<HTMLParagraphElement>(null)
  useEffect(() => heading.current?.focus(), [])
  useEffect(() => {
    if (runHash !== null) void postTracing(runHash, tracingKey, answers).then(setStored)
  }, [runHash, tracingKey, answers])
  return (
    <>
      <p ref={heading} tabIndex={-1} className="text-lg font-[650] outline-none">
        {text.score({ right, of: answers.length })}
      </p>
      <p role="status">
        {text.practice}{' '}
        {runHash === null
          ? null
          : stored === null
            ? text.storing
            : typeof stored === 'string'
              ? text[stored]
              : text.stored({ times: stored.times, best: stored.best })}
      </p>
      <div className="flex flex-wrap gap-3">{children}</div>
    </>
  )
}
