import type { LessonConcept } from '#domain/lesson/find-concepts'
import { indentOf } from '#domain/program/indent-of'
import { isSmallChange } from '#domain/program/small-change'
import type { Exercise } from '#domain/items/exercise'
import type { LessonProgram } from '#domain/items/items'
import type { AskableProgram } from '#domain/items/program/program-question'
import { conceptsOfProgram } from '#domain/items/program/concepts-of-program'
import { linesOfStatement, numberedLines } from '#domain/items/program/source-lines'
import { findObstacle } from '#domain/items/program/find-obstacle'
import { inSeededOrder } from '#domain/items/seeded-order'

/** Rewrite rules whose result is what the author meant, so they fix the program; all others break it. */
const fixingRules = new Set([
  'appending-gives-the-list',
  'arguments-are-copied',
  'assignment-copies',
  'assignments-reach-the-outer-variable',
  'blocking-sleep-lets-others-run',
  'call-gives-the-value',
  'call-runs-the-body',
  'calls-show-their-result',
  'chained-assignment-makes-copies',
  'closures-keep-the-value',
  'comprehension-overlaps',
  'coroutine-objects-run',
  'defaults-are-made-anew',
  'fromkeys-makes-a-value-each',
  'generators-start-anew',
  'inner-functions-keep-the-value',
  'is-compares-values',
  'loops-go-over-a-copy',
  'multiplication-copies-rows',
  'naming-a-function-calls-it',
  'nothing-changes-while-it-waits',
  'or-compares-with-each',
  'parent-initialisers-run',
  'parentheses-make-a-tuple',
  'plain-for-over-an-async-generator',
  'plain-with-takes-a-lock',
  'printing-gives-the-value',
  'recursive-calls-return',
  'result-waits',
  'run-inside-a-running-loop',
  'run-takes-a-function',
  'sleep-without-await-waits',
  'sort-gives-the-list',
  'sorted-sorts-in-place',
  'strings-change-in-place',
  'tasks-without-a-loop',
  'timeout-stops-blocking-code',
  'trailing-commas-are-ignored',
  'values-show-themselves',
  'walrus-takes-the-first-value',
])

const minLines = 4
const maxLines = 14
const maxDistractors = 2

/** Makes the exercises for a program: fixing a bug, and putting its lines in order. */
export function makeExercises(
  askable: AskableProgram,
  concepts: readonly LessonConcept[],
  course: string,
): Exercise[] {
  const { program: lessonProgram, fence } = askable
  if (
    lessonProgram.run.outcome !== 'finished' ||
    findObstacle(lessonProgram.program, lessonProgram.run) !== null
  )
    return []
  const shared = {
    concepts: conceptsOfProgram(lessonProgram.program, fence, concepts, course),
    line: lessonProgram.source.first,
  }
  return [...fixTheBug(askable, shared), ...parsons(askable, shared)]
}

type Shared = Pick<Exercise, 'concepts' | 'line'>

function fixTheBug({ program: lessonProgram, changed }: AskableProgram, shared: Shared): Exercise[] {
  return changed.slice(0, 1).flatMap((other): Exercise[] => {
    if (other.belief === null) return []
    const { rule, misconception } = other.belief
    const [faulty, right] = fixingRules.has(rule) ? [lessonProgram, other] : [other, lessonProgram]
    const exercise: Exercise = {
      ...shared,
      kind: 'fix-the-bug',
      id: `${lessonProgram.id}/fix-the-bug`,
      program: faulty.program,
      faultyLines: differingLines(faulty.program.source, right.program.source),
      misconception,
      ...goalOf(right),
    }
    return [exercise]
  })
}

function parsons({ program: lessonProgram, misconceptionRuns }: AskableProgram, shared: Shared): Exercise[] {
  const { source } = lessonProgram.program
  const own = source.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('#'))
  if (own.length < minLines || own.length > maxLines || lessonProgram.run.stdout === '') return []
  if (hasLongStatements(source)) return []
  const wrong = misconceptionRuns.flatMap(({ rewrite, record }) =>
    rewrite.source !== null &&
    record.stdout !== lessonProgram.run.stdout &&
    isSmallChange(source, rewrite.source)
      ? rewrite.source.split('\n').filter((line) => !source.split('\n').includes(line))
      : [],
  )
  const distractors = [...new Set(wrong)].slice(0, maxDistractors)
  const lines = [
    ...own.map((line) => lineOf(line, true)),
    ...distractors.map((line) => lineOf(line, false)),
  ].map((line, index) => ({ line, key: String(index) }))
  return [
    {
      ...shared,
      kind: 'parsons',
      id: `${lessonProgram.id}/parsons`,
      program: { ...lessonProgram.program, source: '' },
      lines: inSeededOrder(lines, lessonProgram.id, ({ key }) => key).map(({ line }) => line),
      ...goalOf(lessonProgram),
    },
  ]
}

/** Whether a program has statements of several lines, which cannot be put in order line by line. */
function hasLongStatements(source: string): boolean {
  const isSplit = numberedLines(source).some(({ number }) => linesOfStatement(source, number).length > 1)
  return isSplit || /"""|'''|\\$/mu.test(source)
}

const lineOf = (line: string, isNeeded: boolean) => ({
  text: line.trim(),
  indent: indentOf(line),
  isNeeded,
})

const goalOf = ({ program, run }: LessonProgram): Pick<Exercise, 'goal' | 'solution'> => ({
  goal: { stdout: run.stdout, seconds: run.seconds },
  solution: program.source,
})

function differingLines(one: string, other: string): number[] {
  const lines = other.split('\n')
  return one.split('\n').flatMap((line, index) => (line === lines[index] ? [] : [index + 1]))
}
