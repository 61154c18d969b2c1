import { examQuestion, type ExamAnswer, type ExamQuestion } from '#domain/exchange/exam-question'
import type { ExportedLesson } from '#domain/exchange/exported-lesson'
import { xhtmlOf, xmlText } from '#domain/exchange/xml-text'

const itemNamespace = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0'
const packageNamespace = 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1'

/**
 * Lessons as the files of a QTI 3.0 package: a manifest, a test for each lesson, and an item for each of its cards and
 * questions.
 *
 * @returns texts by their paths
 */
export function asQti(lessons: readonly ExportedLesson[]): Record<string, string> {
  const tests = lessons.map((lesson) => ({
    id: identifierOf(lesson.id),
    title: lesson.title,
    items: lesson.items.map((item) => ({ id: identifierOf(item.id), question: examQuestion(item) })),
  }))
  const [course] = lessons.map(({ course: { id } }) => id)
  const files = tests.flatMap((test): [string, string][] => [
    [testFile(test), testOf(test)],
    ...test.items.map((item): [string, string] => [itemFile(item), itemOf(item)]),
  ])
  const manifest = manifestOf(identifierOf(course ?? ''), tests)
  return { 'imsmanifest.xml': manifest, ...Object.fromEntries(files) }
}

interface Item {
  id: string
  question: ExamQuestion
}
interface Test {
  id: string
  title: string
  items: Item[]
}

const testFile = ({ id }: Pick<Test, 'id'>) => `tests/${id}.xml`
const itemFile = ({ id }: Pick<Item, 'id'>) => `items/${id}.xml`

/** An id as a name of XML, which is also one of a file: different ids have different names. */
const identifierOf = (id: string): string =>
  `r-${id.replaceAll(/[^A-Za-z0-9-]/gu, (char) => `_${(char.codePointAt(0) ?? 0).toString(16)}_`)}`

const xmlFile = (...lines: readonly string[]): string =>
  ['<?xml version="1.0" encoding="UTF-8"?>', ...lines].join('\n') + '\n'

function manifestOf(id: string, tests: readonly Test[]): string {
  const resource = (name: string, type: string, file: string, needs: readonly Item[]) => [
    `<resource identifier="${name}" type="${type}" href="${file}">`,
    `<file href="${file}"/>`,
    ...needs.map((item) => `<dependency identifierref="${item.id}"/>`),
    '</resource>',
  ]
  return xmlFile(
    `<manifest xmlns="${packageNamespace}" identifier="package-${id}">`,
    '<metadata><schema>QTI Package</schema><schemaversion>3.0.0</schemaversion></metadata>',
    '<organizations/>',
    '<resources>',
    ...tests.flatMap((test) => [
      ...resource(`test-${test.id}`, 'imsqti_test_xmlv3p0', testFile(test), test.items),
      ...test.items.flatMap((item) => resource(item.id, 'imsqti_item_xmlv3p0', itemFile(item), [])),
    ]),
    '</resources>',
    '</manifest>',
  )
}

function testOf({ id, title, items }: Test): string {
  return xmlFile(
    `<qti-assessment-test xmlns="${itemNamespace}" identifier="test-${id}" title="${xmlText(title)}">`,
    '<qti-test-part identifier="part" navigation-mode="nonlinear" submission-mode="individual">',
    `<qti-assessment-section identifier="section" title="${xmlText(title)}" visible="true">`,
    ...items.map((item) => `<qti-assessment-item-ref identifier="${item.id}" href="../${itemFile(item)}"/>`),
    '</qti-assessment-section>',
    '</qti-test-part>',
    '</qti-assessment-test>',
  )
}

function itemOf({ id, question: { name, prompt, explanation, answer } }: Item): string {
  const { response, body, isRight, feedback } = partsOf(answer)
  const human = answer.kind === 'essay' ? ' external-scored="human"' : ''
  return xmlFile(
    `<qti-assessment-item xmlns="${itemNamespace}" identifier="${id}" title="${xmlText(name)}" adaptive="false" time-dependent="false">`,
    response,
    `<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"${human}>`,
    '<qti-default-value><qti-value>0</qti-value></qti-default-value>',
    '</qti-outcome-declaration>',
    '<qti-outcome-declaration identifier="FEEDBACK" cardinality="multiple" base-type="identifier"/>',
    `<qti-item-body>${xhtmlOf(prompt)}${body}</qti-item-body>`,
    '<qti-response-processing>',
    ...(isRight === null ? [] : [scoreIf(isRight)]),
    feedbackAfter(answer),
    '</qti-response-processing>',
    modalFeedback(explanationId, explanation),
    ...feedback.map((said) => modalFeedback(said.id, said.html)),
    '</qti-assessment-item>',
  )
}

const explanationId = 'explanation'

/** Feedback that is shown once the item is answered. */
const modalFeedback = (id: string, html: string): string =>
  `<qti-modal-feedback outcome-identifier="FEEDBACK" identifier="${id}" show-hide="show">` +
  `<qti-content-body>${xhtmlOf(html)}</qti-content-body></qti-modal-feedback>`

const setOutcome = (name: string, value: string): string =>
  `<qti-set-outcome-value identifier="${name}">${value}</qti-set-outcome-value>`
const base = (type: string, value: string | number): string =>
  `<qti-base-value base-type="${type}">${value}</qti-base-value>`
const given = '<qti-variable identifier="RESPONSE"/>'

const scoreIf = (isRight: string): string =>
  `<qti-response-condition><qti-response-if>${isRight}${setOutcome('SCORE', base('float', 1))}` +
  `</qti-response-if></qti-response-condition>`

/** The explanation, and that of the option that was chosen. */
function feedbackAfter({ kind }: ExamAnswer): string {
  const shown = [base('identifier', explanationId), ...(kind === 'choice' ? [given] : [])]
  return setOutcome('FEEDBACK', `<qti-multiple>${shown.join('')}</qti-multiple>`)
}

interface ItemParts {
  response: string
  /** What stands below the prompt. */
  body: string
  /** The expression that is true if the answer is right; null if a person grades it. */
  isRight: string | null
  /** Of single options. */
  feedback: { id: string; html: string }[]
}

function partsOf(answer: ExamAnswer): ItemParts {
  const none: Pick<ItemParts, 'feedback'> = { feedback: [] }
  switch (answer.kind) {
    case 'choice':
      return choiceParts(answer.options)
    case 'short':
      return {
        ...none,
        response: response('single', 'string', [xmlText(answer.accepted[0] ?? '')]),
        body: '<p><qti-text-entry-interaction response-identifier="RESPONSE"/></p>',
        isRight: anyOf(
          answer.accepted.map(
            (text) =>
              `<qti-string-match case-sensitive="false">${given}${base('string', xmlText(text))}</qti-string-match>`,
          ),
        ),
      }
    case 'number':
      return {
        ...none,
        response: response('single', 'float', answer.accepted.slice(0, 1)),
        body: '<p><qti-text-entry-interaction response-identifier="RESPONSE"/></p>',
        isRight: anyOf(
          answer.accepted.map(
            (number) => `<qti-equal tolerance-mode="exact">${given}${base('float', number)}</qti-equal>`,
          ),
        ),
      }
    case 'matching':
      return matchingParts(answer.pairs)
    case 'essay':
      return {
        ...none,
        response: response('single', 'string', []),
        body:
          '<qti-extended-text-interaction response-identifier="RESPONSE"/>' +
          '<qti-rubric-block use="scoring" view="scorer">' +
          `<qti-content-body>${xhtmlOf(answer.key)}</qti-content-body></qti-rubric-block>`,
        isRight: null,
      }
  }
}

/** @param values of the right answer, as XML */
function response(cardinality: string, type: string, values: readonly (string | number)[]): string {
  const correct = values.map((value) => `<qti-value>${value}</qti-value>`).join('')
  return (
    `<qti-response-declaration identifier="RESPONSE" cardinality="${cardinality}" base-type="${type}">` +
    (correct === '' ? '' : `<qti-correct-response>${correct}</qti-correct-response>`) +
    '</qti-response-declaration>'
  )
}

const anyOf = (conditions: readonly string[]): string =>
  conditions.length === 1 ? conditions.join('') : `<qti-or>${conditions.join('')}</qti-or>`
const isCorrect = `<qti-match>${given}<qti-correct identifier="RESPONSE"/></qti-match>`

function choiceParts(options: readonly { html: string; isRight: boolean; feedback: string }[]): ItemParts {
  const named = options.map((option, i) => ({ ...option, id: `option-${i + 1}` }))
  const choices = named.map(
    ({ id, html }) => `<qti-simple-choice identifier="${id}">${xhtmlOf(html)}</qti-simple-choice>`,
  )
  return {
    response: response(
      'single',
      'identifier',
      named.filter((option) => option.isRight).map(({ id }) => id),
    ),
    body:
      '<qti-choice-interaction response-identifier="RESPONSE" shuffle="true" max-choices="1">' +
      `${choices.join('')}</qti-choice-interaction>`,
    isRight: isCorrect,
    feedback: named
      .filter((option) => option.feedback !== '')
      .map(({ id, feedback }) => ({ id, html: `<p>${feedback}</p>` })),
  }
}

function matchingParts(pairs: readonly { html: string; place: string }[]): ItemParts {
  const places = [...new Set(pairs.map(({ place }) => place))]
  const choice = (id: string, max: number, content: string) =>
    `<qti-simple-associable-choice identifier="${id}" match-max="${max}">${content}</qti-simple-associable-choice>`
  const set = (choices: readonly string[]) =>
    `<qti-simple-match-set>${choices.join('')}</qti-simple-match-set>`
  const correct = pairs.map(({ place }, i) => `part-${i + 1} place-${places.indexOf(place) + 1}`)
  return {
    response: response('multiple', 'directedPair', correct),
    body:
      `<qti-match-interaction response-identifier="RESPONSE" shuffle="true" max-associations="${pairs.length}">` +
      set(pairs.map(({ html }, i) => choice(`part-${i + 1}`, 1, xhtmlOf(html)))) +
      // Of a group, every part may be in it.
      set(places.map((place, i) => choice(`place-${i + 1}`, 0, xmlText(place)))) +
      '</qti-match-interaction>',
    isRight: isCorrect,
    feedback: [],
  }
}
