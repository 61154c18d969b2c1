import { counted } from '#messages/counted'

/** Texts for authors. */
export const author = {
  title: 'Author',
  lead: 'What is made of each lesson, what was left out and why, and what learners find wrong.',
  lessons: 'Lessons',
  none: 'There are no lessons yet',
  noneText: 'Put a Markdown file into a folder below content/. It is taken up by `npm run content -- sync`.',
  cards: (n: number) => counted(n, 'card', 'cards'),
  questions: (n: number) => counted(n, 'question', 'questions'),
  hints: (n: number) => counted(n, 'hint', 'hints'),
  leftOut: (n: number) => `${n} left out`,
  flags: 'What learners find wrong',
  noFlags: 'Nothing at the moment.',
  flagged: (when: string) => `Noted ${when}`,
  toLesson: (lesson: string, line: number) => `${lesson}, line ${line}`,
  resolve: 'Dealt with',
  back: 'All lessons',
  read: 'Read it as learners do',
  file: (file: string) => `File: ${file}`,
  unreadable: 'The file cannot be read any more, so only what was made of it is shown.',
  general: 'About the whole lesson',
  lines: (first: number, last: number) => (first === last ? `Line ${first}` : `Lines ${first} to ${last}`),
  nothing: (first: number, last: number) =>
    `${first === last ? `Line ${first}` : `Lines ${first} to ${last}`}: nothing is made of this`,
  roles: { card: 'Card', variant: 'Variant', question: 'Question' },
  answer: 'Answer',
  options: 'Options',
  right: 'right',
  wrong: 'wrong',
  rule: (rule: string) => `Rule ${rule}`,
  run: 'The run',
} as const
