const seconds = (n: number) => (n === 1 ? '1 second' : `${Number(n.toFixed(3))} seconds`)

/** Texts of practice with programs. */
export const practiceMessages = {
  title: 'Practice',
  titleOf: (lesson: string) => `Practice: ${lesson}`,
  lead: 'Fix programs and put them together. Everything runs in your browser, and nothing is graded or counted.',
  back: (lesson: string) => `Back to “${lesson}”`,
  none: 'Nothing to practise here yet',
  noneText: 'Exercises are made from the programs of a lesson, and this lesson has no suitable ones.',
  exercise: (n: number, of: number) => `Exercise ${n} of ${of}`,
  next: 'Next exercise',
  previous: 'Previous exercise',
  fix: 'Fix the program',
  fixText:
    'It has a bug. Change it so that it prints the expected output, without waiting longer than it needs to.',
  parsons: 'Put the program together',
  parsonsText: 'Choose the lines it needs and arrange them so that it prints the expected output.',
  someNotNeeded: 'Not every line is needed.',
  goal: 'Expected output',
  goalTime: (n: number) => (n === 0 ? 'It does not wait.' : `It takes ${seconds(n)} on the virtual clock.`),
  check: 'Run and check',
  hint: 'Hint',
  hintLines: (lines: readonly number[]) =>
    lines.length === 1 ? `Look at line ${lines[0]}.` : `Look at lines ${lines.join(', ')}.`,
  belief: (belief: string) => `The misconception behind the bug: ${belief}`,
  solution: 'Show a solution',
  pool: 'Available lines',
  poolEmpty: 'No lines left.',
  program: 'Your program',
  programEmpty: 'Add the first line.',
  add: (line: string) => `Add “${line}”`,
  remove: (line: string) => `Remove “${line}”`,
  up: (line: string) => `Move “${line}” up`,
  down: (line: string) => `Move “${line}” down`,
  placed: (line: string, position: number) => `${line}: now line ${position} of your program`,
  removed: (line: string) => `${line}: removed`,
  verdict: {
    right: 'Solved: it does what it should.',
    failed: 'It does not finish as it should.',
    output: (line: number) => `The output differs from line ${line} on.`,
    slow: (n: number, goal: number) =>
      `The output is correct, but it takes ${seconds(n)} instead of ${seconds(goal)}.`,
    writtenDown: (line: string) => `It prints “${line}” as a literal. Let the program compute it.`,
  },
} as const
