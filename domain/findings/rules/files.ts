import { lines, type Rules } from '#domain/findings/rule'

const lesson = lines(
  '- **Set**: A collection that holds every value at most once.',
  '- **List**: A collection that keeps its values in order.',
)

/** Rules about the files of a course. */
export const fileRules = {
  G09: {
    severity: 'error',
    title: 'The file is not text',
    whatToDo: 'Save the lesson as Markdown in UTF-8.',
    examples: { bad: '\0\0\0', good: lesson },
  },
  G15: {
    severity: 'error',
    title: 'A file of the course cannot be read',
    whatToDo: 'Put that right, then sync again.',
    examples: {
      bad: { 'course/lesson.md': lesson, 'course/misconceptions.json': '[{"id": "M1"' },
      good: { 'course/lesson.md': lesson, 'course/misconceptions.json': '[]' },
    },
  },
  G16: {
    severity: 'warning',
    title: 'An image or a link leads nowhere',
    whatToDo: 'Put the file there, or correct the address.',
    examples: {
      bad: '![How a loop runs](img/loop.svg)\n',
      good: { 'course/lesson.md': '![How a loop runs](img/loop.svg)\n', 'course/img/loop.svg': '<svg/>' },
    },
  },
  G17: {
    severity: 'warning',
    title: 'The lesson is empty',
    whatToDo: 'Learners do not see it until there is something to read.',
    examples: { bad: lines('---', 'title: Sets', '---'), good: lesson },
  },
  G23: {
    severity: 'error',
    title: 'The lesson is too long or too deeply nested',
    whatToDo: 'Split the lesson, or flatten its lists.',
    examples: {
      bad: `${'> '.repeat(5_000)}A quotation in a quotation in a quotation.\n`,
      good: '> A quotation.\n',
    },
  },
  G24: {
    severity: 'error',
    title: 'Two folders give the same course',
    whatToDo: 'Rename one of the two folders.',
    examples: {
      bad: { 'My Course/sets.md': lesson, 'my-course/lists.md': lesson },
      good: { 'My Course/sets.md': lesson, 'my-course-2/lists.md': lesson },
    },
  },
  G25: {
    severity: 'error',
    title: 'Two lessons have the same id',
    whatToDo: 'Give one of them an `id` of its own in its front matter.',
    examples: {
      bad: { 'course/1-sets.md': lesson, 'course/2-sets.md': 'More about sets.\n' },
      good: {
        'course/1-sets.md': lesson,
        'course/2-sets.md': lines('---', 'id: more-sets', '---', '', 'More about sets.'),
      },
    },
  },
} as const satisfies Rules
