import { FrameList } from '#components/timeline/frame-list'
import type { TaskVariablesRecord } from '#domain/program/task-variables'
import { changesBetween } from '#domain/trace/line-story'
import type { Moment, RunStory } from '#domain/trace/run-story'
import { variablesAfter } from '#domain/trace/task-variables'
import { useTexts } from '#texts'

interface TaskVariablesPanelProps {
  record: TaskVariablesRecord
  story: RunStory
  now: Moment
  /** The step that is shown before this one; null for the first. */
  before: Moment | null
}

/** The variables after a step: the global ones and those of the task that ran in it; those of the others on demand. */
export function TaskVariablesPanel({ record, story, now, before }: TaskVariablesPanelProps) {
  const text = useTexts('timeline')
  const state = variablesAfter(record, now.step)
  if (state === null) return <p className="text-sm text-muted">{text.variablesAreCut}</p>
  const earlier = variablesAfter(record, before?.step ?? -1)
  const changes = changesBetween(earlier ?? { at: -1, frames: [] }, state)
  const running = now.lane === null ? null : (story.lanes[now.lane]?.task ?? null)
  // Most programs with an event loop have no global variables.
  const shown = state.frames.filter(({ task, variables }) =>
    task === null ? variables.length > 0 : task === running,
  )
  const others = story.lanes.flatMap(({ task, label }) => {
    const frames = state.frames.filter((frame) => frame.task === task && task !== null && task !== running)
    return frames.length === 0 ? [] : [{ task, label, frames }]
  })
  return (
    <div className="grid gap-3">
      {shown.length === 0 ? null : (
        <FrameList
          state={{ ...state, frames: shown }}
          changes={changes}
          surroundings={state}
          isRunning={now.lane !== null}
        />
      )}
      {others.length === 0 ? null : (
        <details className="text-sm print:hidden">
          <summary className="disclosure text-muted">{text.otherTasks({ n: others.length })}</summary>
          <div className="grid gap-3 pt-1">
            {others.map(({ task, label, frames }) => (
              <div key={task} className="grid gap-1">
                <p className="font-mono text-[13px]" dir="ltr">
                  {label}
                </p>
                <FrameList
                  state={{ ...state, frames }}
                  changes={changes}
                  surroundings={state}
                  isRunning={false}
                  name={text.variablesOf({ label })}
                />
              </div>
            ))}
          </div>
        </details>
      )}
    </div>
  )
}
