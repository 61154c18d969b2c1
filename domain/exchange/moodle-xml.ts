import { examQuestion, type ExamAnswer, type ExamQuestion } from '#domain/exchange/exam-question'
import type { ExportedLesson } from '#domain/exchange/exported-lesson'
import { shortAnswerPattern } from '#domain/exchange/short-answer-pattern'
import { xmlText } from '#domain/exchange/xml-text'

const text = (value: string): string => `<text>${xmlText(value)}</text>`
const html = (tag: string, value: string): string => `<${tag} format="html">${text(value)}</${tag}>`

/** Moodle has no room for a longer id. */
const maxIdLength = 100

/** Lessons in Moodle's XML format: one category for each, then its cards and questions. */
export const asMoodleXml = (lessons: readonly ExportedLesson[]): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<quiz>',
    ...lessons.flatMap((lesson) => [
      categoryOf(lesson),
      ...lesson.items.map((item) => asQuestion(examQuestion(item))),
    ]),
    '</quiz>\n',
  ].join('\n')

function categoryOf({ title, course }: ExportedLesson): string {
  const names = [course.title, title].map((name) => name.replaceAll('/', '//'))
  return `<question type="category"><category>${text(`$course$/top/${names.join('/')}`)}</category></question>`
}

function asQuestion({ id, name, prompt, explanation, answer }: ExamQuestion): string {
  return [
    `<question type="${typeOf(answer)}">`,
    `<name>${text(name)}</name>`,
    html('questiontext', prompt),
    html('generalfeedback', explanation),
    '<defaultgrade>1</defaultgrade>',
    ...(id.length > maxIdLength ? [] : [`<idnumber>${xmlText(id)}</idnumber>`]),
    ...answerElements(answer),
    '</question>',
  ].join('\n')
}

const typeOf = ({ kind }: ExamAnswer): string =>
  ({
    choice: 'multichoice',
    short: 'shortanswer',
    number: 'numerical',
    matching: 'matching',
    essay: 'essay',
  })[kind]

function answerElements(answer: ExamAnswer): string[] {
  switch (answer.kind) {
    case 'choice':
      return [
        '<single>true</single>',
        '<shuffleanswers>true</shuffleanswers>',
        '<answernumbering>none</answernumbering>',
        ...answer.options.map(
          (option) =>
            `<answer fraction="${option.isRight ? 100 : 0}" format="html">${text(option.html)}` +
            `${html('feedback', option.feedback)}</answer>`,
        ),
      ]
    case 'short':
      return [
        '<usecase>0</usecase>',
        ...answer.accepted.map(
          (accepted) =>
            `<answer fraction="100" format="plain_text">${text(shortAnswerPattern(accepted))}</answer>`,
        ),
      ]
    case 'number':
      return answer.accepted.map(
        (number) => `<answer fraction="100">${text(String(number))}<tolerance>0</tolerance></answer>`,
      )
    case 'matching':
      return [
        '<shuffleanswers>true</shuffleanswers>',
        ...answer.pairs.map(
          ({ html: part, place }) =>
            `<subquestion format="html">${text(part)}<answer>${text(place)}</answer></subquestion>`,
        ),
      ]
    case 'essay':
      return [
        '<responseformat>editor</responseformat>',
        '<responserequired>1</responserequired>',
        html('graderinfo', answer.key),
      ]
  }
}
