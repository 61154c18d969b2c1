import { examQuestion, type ExamAnswer, type ExamQuestion } from '#domain/exchange/exam-question'
import type { ExportedLesson } from '#domain/exchange/exported-lesson'
import { shortAnswerPattern } from '#domain/exchange/short-answer-pattern'

/** Text in GIFT, whose grammar has a meaning for these characters. A backslash itself is doubled. */
const escaped = (text: string): string =>
  text
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(/[\\~=#{}:]/gu, '\\$&')
    .replaceAll('\n', '\\n')

/** HTML always says that it is HTML; else a text that begins with `[plain]` would lose that. Of short answers, Moodle drops the name and takes the rest as it is. */
const html = (text: string): string => `[html]${escaped(text)}`

/** Lessons in Moodle's GIFT format: one category for each, then its cards and questions. */
export const asGift = (lessons: readonly ExportedLesson[]): string =>
  lessons
    .flatMap((lesson) => [categoryOf(lesson), ...lesson.items.map((item) => asQuestion(examQuestion(item)))])
    .map((block) => `${block}\n`)
    .join('\n')

/** Categories have no escapes: a slash divides them unless it is doubled, and the line ends them. */
function categoryOf({ title, course }: ExportedLesson): string {
  const [outer, inner] = [course.title, title].map((name) =>
    name.replaceAll(/\s+/gu, ' ').replaceAll('/', '//'),
  )
  return `$CATEGORY: ${outer ?? ''}/${inner ?? ''}`
}

function asQuestion({ id, name, prompt, explanation, answer }: ExamQuestion): string {
  return [
    `// [id:${id.replaceAll(']', '\\]')}]`,
    `::${escaped(name)}::${html(prompt)}{${answerBlock(answer)}`,
    `####${html(explanation)}}`,
  ].join('\n')
}

/**
 * What no short answer and no place can say, however it is written: an arrow makes it a question of pairs, and `&&058;` stands for a
 * colon. Such a question is graded by a person.
 */
const unsayable = /->|&&\d{3}/u

/** The answers, ended by the line that follows. */
function answerBlock(answer: ExamAnswer): string {
  switch (answer.kind) {
    case 'choice':
      return answer.options
        .map(
          ({ html: text, isRight, feedback }) =>
            `\n${isRight ? '=' : '~'}${html(text)}${feedback === '' ? '' : `#${html(feedback)}`}`,
        )
        .join('')
    case 'short':
      if (answer.accepted.some((text) => unsayable.test(text))) return ''
      // The weight keeps `%50%` at the beginning of an answer from being read as one.
      return answer.accepted.map((text) => `\n=%100%${html(shortAnswerPattern(text))}`).join('')
    case 'number':
      return `#${answer.accepted.map((number) => `\n=%100%${number}:0`).join('')}`
    case 'matching':
      if (answer.pairs.some(({ place }) => unsayable.test(place))) return ''
      return answer.pairs.map(({ html: part, place }) => `\n=${html(part)} -> ${escaped(place)}`).join('')
    case 'essay':
      return ''
  }
}
