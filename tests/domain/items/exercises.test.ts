import { expect, test } from 'vitest'
import type { AskableProgram, ChangedProgram } from '#domain/items/program/program-question'
import { makeExercises } from '#domain/items/program/make-exercises'
import { parseLesson } from '#domain/lesson/parse-lesson'
import { readMarkdown } from '#domain/lesson/read-markdown'
import { programSchema } from '#domain/program/program'
import type { RunRecord } from '#domain/program/run-record'

const [own, other] = ['print(early)', 'print(await it)']
const run: RunRecord = {
  ...{ python: '3.14.2', outcome: 'finished', stdout: 'tea\n', stderr: '', exception: null, seconds: 0 },
  ...{ deterministic: true, reasons: [], summary: 'The program finished without waiting.' },
}

/** The bug to fix in a program, and in what a rewrite rule makes of it. */
function bugBetween(rule: string) {
  const markdown = `# Tea\n\n\`\`\`python\n${own}\n\`\`\`\n`
  const [fence] = parseLesson('tea.md', readMarkdown(markdown)).fences
  if (fence === undefined) throw new Error('The lesson has a program.')
  const made = { id: 'c/tea', program: programSchema.parse({ source: own }), run, source: fence.source }
  const changed: ChangedProgram = {
    ...{ ...made, id: `c/tea~${rule}`, program: programSchema.parse({ source: other }) },
    ...{ trace: null, misconceptionRuns: [], belief: { rule, misconception: 'M1' } },
  }
  const askable: AskableProgram = {
    ...{ program: made, fence, changed: [changed], addedLines: [], isWrapped: false, isEchoed: false },
    ...{ trace: null, misconceptionRuns: [], gap: null, refused: null, variants: [] },
  }
  const bug = makeExercises(askable, [], 'c').find(({ kind }) => kind === 'fix-the-bug')
  return { faulty: bug?.program.source, solution: bug?.solution }
}

test.each(['run-inside-a-running-loop', 'result-waits', 'comprehension-overlaps'])(
  'a program that shows a mistake on purpose is the one to fix: %s',
  (rule) => {
    expect(bugBetween(rule)).toEqual({ faulty: own, solution: other })
  },
)

test('of any other program, what a misconception makes of it is the one to fix', () => {
  expect(bugBetween('loop-of-awaits-runs-one-by-one')).toEqual({ faulty: other, solution: own })
})
