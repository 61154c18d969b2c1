import type { Override } from '#domain/schedule/override'
import { counted } from '#messages/counted'
import { objections } from '#messages/objections'

/** Texts for authors. */
export const authorMessages = {
  title: 'Author',
  lead: 'What was made from each lesson, what was left out and why, and which problems learners have reported.',
  lessons: 'Lessons',
  none: 'There are no lessons yet',
  noneText: 'Put a Markdown file into a folder under content/ and run “npm run content -- sync”.',
  broken: 'Not imported',
  brokenText:
    'These files have errors. What was made from them before stays as it was, and other files are not affected.',
  cards: (n: number) => counted(n, 'card', 'cards'),
  questions: (n: number) => counted(n, 'question', 'questions'),
  hints: (n: number) => counted(n, 'hint', 'hints'),
  leftOut: (n: number) => `${n} left out`,
  flags: 'Reported problems',
  noFlags: 'None at the moment.',
  flagged: (when: string) => `Reported ${when}`,
  objection: (override: Override) => objections[override],
  toLesson: (lesson: string, line: number) => `${lesson}, line ${line}`,
  resolve: 'Mark as resolved',
  back: 'All lessons',
  read: 'View as a learner',
  showAll: 'Show all answers',
  hideAll: 'Hide all answers',
  file: (file: string) => `File: ${file}`,
  unreadable: 'The file can no longer be read, so only what was made from it is shown.',
  general: 'About the whole lesson',
  lines: (first: number, last: number) => (first === last ? `Line ${first}` : `Lines ${first} to ${last}`),
  nothing: (first: number, last: number) =>
    `${first === last ? `Line ${first}` : `Lines ${first} to ${last}`}: nothing was made from this`,
  roles: { card: 'Card', variant: 'Variant', question: 'Question' },
  answer: 'Answer',
  options: 'Options',
  right: 'correct',
  wrong: 'wrong',
  rule: (code: string, title: string | null) => (title === null ? `Rule ${code}` : `${title} (${code})`),
  run: 'Show the run',
} as const
