const seconds = (n: number) => (n === 1 ? '1 second' : `${Number(n.toFixed(3))} seconds`)

/** Texts of practice with programs. */
export const practiceMessages = {
  title: 'Practice',
  titleOf: (lesson: string) => `Practice: ${lesson}`,
  lead: 'Programs to mend and to put together. What you make runs in your browser; nothing of it is rated or counted.',
  back: (lesson: string) => `Back to “${lesson}”`,
  none: 'Nothing to practise here yet',
  noneText: 'Practice is made of the programs of a lesson. This one has none that are fit for it.',
  exercise: (n: number, of: number) => `Exercise ${n} of ${of}`,
  next: 'Next exercise',
  previous: 'Previous exercise',
  fix: 'Mend the program',
  fixText:
    'There is a mistake in it. Change it so that it prints what stands below, without waiting longer than it needs.',
  parsons: 'Put the program together',
  parsonsText:
    'Take the lines that it needs and bring them into an order in which it prints what stands below.',
  someNotNeeded: 'Not every line is needed.',
  goal: 'It should print',
  goalTime: (n: number) => (n === 0 ? 'It does not wait.' : `It takes ${seconds(n)} on the virtual clock.`),
  check: 'Run and check',
  hint: 'Hint',
  hintLines: (lines: readonly number[]) =>
    lines.length === 1 ? `Look at line ${lines[0]}.` : `Look at lines ${lines.join(', ')}.`,
  belief: (belief: string) => `Behind the mistake stands a belief: ${belief}`,
  solution: 'Show a solution',
  pool: 'Lines',
  poolEmpty: 'No line is left.',
  program: 'Your program',
  programEmpty: 'Take the first line.',
  take: (line: string) => `Take “${line}”`,
  putBack: (line: string) => `Put back “${line}”`,
  up: (line: string) => `Move “${line}” up`,
  down: (line: string) => `Move “${line}” down`,
  taken: (line: string, position: number) => `${line}: now line ${position} of your program`,
  returned: (line: string) => `${line}: put back`,
  verdict: {
    right: 'Solved: it does what it should.',
    failed: 'It does not come to its end as it should.',
    output: (line: number) => `What it prints differs from line ${line} on.`,
    slow: (n: number, goal: number) =>
      `It prints the right thing, but takes ${seconds(n)} instead of ${seconds(goal)}.`,
    writtenDown: (line: string) => `It prints “${line}” as a text of its own. Let the program work it out.`,
  },
} as const
