import fc from 'fast-check'
import type { ExportedLesson } from '#domain/exchange/exported-lesson'
import { sampleFace } from '#tests/support/sample-face'

const pieces = [
  ...[
    '[',
    ']',
    '{',
    '}',
    '=',
    ':',
    '::',
    '~',
    '#',
    '####',
    '&',
    '<',
    '>',
    '"',
    "'",
    '\\',
    '\\n',
    '\n',
    '\n\n',
    ' ',
  ],
  ...[
    'a',
    'b',
    '%50%',
    '->',
    '//',
    '*',
    '[html]',
    ']]>',
    '&&058;x',
    '&amp;',
    '<img onerror=alert(1)>',
    '$',
    'é😀',
  ],
]

/** Text of whatever formats of questions give a meaning to, within letters. */
export const hostileText = fc
  .array(fc.constantFrom(...pieces), { maxLength: 12 })
  .map((parts) => `x${parts.join('')}y`)
/** The same in one line. */
export const hostileLine = hostileText.map((text) => text.replaceAll(/\s+/gu, ' '))

/** A lesson with one question of each form, whose texts are these. */
export const lessonSaying = (text: string, line: string): ExportedLesson => ({
  id: 'course/lesson',
  title: line,
  course: { id: 'course', title: line },
  items: [
    {
      id: 'course/self-graded',
      role: 'card',
      face: sampleFace({ prompt: text, answer: text, explanation: text }),
    },
    {
      id: 'course/choice',
      role: 'question',
      face: sampleFace({
        kind: 'output-choice',
        prompt: text,
        code: text,
        answer: text,
        options: [text, `${text}!`].map((option, i) => ({
          ...{
            text: option,
            correct: i === 0,
            misconception: null,
            feedback: text,
            runHash: null,
            partsAt: null,
          },
        })),
      }),
    },
    {
      id: 'course/typed',
      role: 'card',
      face: sampleFace({ kind: 'output-typed', prompt: text, code: text, answer: line, accepted: [line] }),
    },
    {
      id: 'course/order',
      role: 'question',
      face: sampleFace({ kind: 'output-order', code: text, answer: [line, `  ${line}`, `${line}!`] }),
    },
    {
      id: 'course/seconds',
      role: 'question',
      face: sampleFace({ kind: 'how-long', code: text, answer: '1.5', accepted: ['1.5'] }),
    },
  ],
})
