import { createElement } from 'react'
import { describe, expect, test } from 'vitest'
import { AnswerForm } from '#components/item/answer-form'
import { AnswerReview } from '#components/item/answer-review'
import { examQuestion, type ExamAnswer } from '#domain/exchange/exam-question'
import { asGift } from '#domain/exchange/gift'
import { lessonsAsJson } from '#domain/exchange/lessons-as-json'
import { asMoodleXml } from '#domain/exchange/moodle-xml'
import { answerSchema, type Answer } from '#domain/items/answer'
import { gradeAnswer } from '#domain/items/grade-answer'
import type { ItemFace } from '#domain/items/item-face'
import { itemKinds, type ItemKind, type Option } from '#domain/items/items'
import { formOfKind, stageOfKind, type AnswerForm as FormName } from '#domain/items/kind-rules'
import { presentItem } from '#domain/items/present-item'
import itemKindNames from '#messages/en/item-kinds'
import { sampleFace } from '#tests/support/sample-face'
import { rendered } from '#tests/support/rendered'

// A kind of question is complete if it can be asked, answered by every means, graded, sent, explained and exported. What this
// takes follows from the form in which it is answered, so a kind that is added is tested here without a further line.

const option = (text: string, correct: boolean): Option => ({
  ...{ text, correct, feedback: correct ? '' : 'Because of a belief.' },
  ...{ misconception: null, runHash: null, partsAt: null },
})

interface Sample {
  face: Partial<ItemFace>
  right: Answer
  wrong: Answer
  /** How much of the wrong answer is right, in the words of the review; null if there is no partial result. */
  partial: RegExp | null
  /** Controls that can be reached by keyboard, as they are found in the HTML. */
  controls: RegExp[]
}

const samples: Record<FormName, Sample> = {
  term: {
    face: { answer: 'coroutine', accepted: ['coroutine'] },
    right: { kind: 'text', text: 'Coroutines' },
    wrong: { kind: 'text', text: 'task' },
    partial: null,
    controls: [/<input[^>]*inputMode="text"/],
  },
  token: {
    face: { code: 'print(7 ____ 2)', answer: '//', accepted: ['//'] },
    right: { kind: 'text', text: ' // ' },
    wrong: { kind: 'text', text: '/' },
    partial: null,
    controls: [/<input[^>]*inputMode="text"/],
  },
  seconds: {
    face: { answer: '0.3', accepted: ['0.3'] },
    right: { kind: 'text', text: '0,3 s' },
    wrong: { kind: 'text', text: '3' },
    partial: null,
    controls: [/<input[^>]*inputMode="decimal"/],
  },
  output: {
    face: { answer: 'first\nsecond', accepted: ['first\nsecond'] },
    right: { kind: 'text', text: 'first\nsecond\n' },
    wrong: { kind: 'text', text: 'first' },
    partial: /1 of 2 lines right\./,
    controls: [/<textarea/],
  },
  lines: {
    face: { answer: ['first', 'second'], accepted: ['first\nsecond'] },
    right: { kind: 'lines', lines: ['first', 'second'] },
    wrong: { kind: 'lines', lines: ['second', 'first'] },
    partial: /1 of 2 (?:lines|steps) right\./,
    controls: [/<button[^>]*aria-label="Move “first” (?:up|down)"/, /role="status"/],
  },
  choice: {
    face: { answer: 'one', accepted: ['one'], options: [option('one', true), option('other', false)] },
    right: { kind: 'choice', text: 'one' },
    wrong: { kind: 'choice', text: 'other' },
    partial: null,
    controls: [
      /<input type="radio"[^>]*aria-keyshortcuts="1"/,
      /<input type="radio"[^>]*aria-keyshortcuts="2"/,
    ],
  },
  pairs: {
    face: { parts: ['list', 'str'], answer: ['mutable', 'immutable'], accepted: ['mutable\nimmutable'] },
    right: {
      kind: 'pairs',
      pairs: [
        { part: 'str', place: 'immutable' },
        { part: 'list', place: 'mutable' },
      ],
    },
    wrong: {
      kind: 'pairs',
      pairs: [
        { part: 'list', place: 'mutable' },
        { part: 'str', place: 'mutable' },
      ],
    },
    partial: /1 of 2 right\./,
    controls: [/<label for="([^"]+)">.*?<select id="\1"/],
  },
  line: {
    face: { code: 'one()\ntwo()', answer: '2', accepted: ['2'] },
    right: { kind: 'line', line: 2 },
    wrong: { kind: 'line', line: 1 },
    partial: null,
    controls: [/<input type="radio"[^>]*aria-label="Line 1: one\(\)"/],
  },
}

/** What learning platforms have for each form. Several lines cannot be typed there, and are graded by a person. */
const exported: Record<FormName, ExamAnswer['kind']> = {
  ...{ term: 'short', token: 'short', seconds: 'number', output: 'essay', lines: 'matching' },
  ...{ choice: 'choice', line: 'number', pairs: 'matching' },
}

/** Every kind in every form that it can take: an output is also put in order. */
const cases = itemKinds.flatMap((kind) =>
  [...new Set([formOfKind(kind, false), formOfKind(kind, true)])].map((form) => ({ kind, form })),
)

function sampleOf(kind: ItemKind, form: FormName) {
  const { face, ...rest } = samples[form]
  return { ...rest, face: sampleFace({ kind, prompt: 'What comes out?', ...face }) }
}

const pathOfLesson = { courseId: 'course', slug: 'lesson', title: 'Lesson', language: 'en' }

describe.each(cases)('$kind, answered as $form', ({ kind, form }) => {
  const { face, right, wrong, partial, controls } = sampleOf(kind, form)
  const asked = (asksConfidence: boolean) =>
    rendered(
      createElement(AnswerForm, {
        ask: presentItem(face, 'seed'),
        language: 'en',
        describedBy: 'the-prompt',
        asksConfidence,
        onAnswer: () => undefined,
      }),
    )

  test('has a name, and a place on the way from recognising to using', () => {
    expect(itemKindNames[kind]).toBeTruthy()
    expect(stageOfKind(kind)).toBeTruthy()
  })

  test('is asked in a form for keyboard and screen reader, in which one can always give up', () => {
    for (const control of controls) expect(asked(false)).toMatch(control)
    expect(asked(false)).toMatch(/aria-describedby="the-prompt"|role="group" aria-label/)
    for (const html of [asked(false), asked(true)]) expect(html).toContain('I don’t know')
    expect(asked(false)).toContain('type="submit"')
    for (const key of ['1', '2', '3'])
      expect(asked(true)).toMatch(new RegExp(`<button[^>]*aria-keyshortcuts="${key}"`))
  })

  test('is graded: a right answer passes, a wrong one and giving up do not', () => {
    expect(gradeAnswer(face, right)).toMatchObject({ correct: true, credit: 1 })
    expect(gradeAnswer(face, wrong)).toMatchObject({ correct: false })
    expect(gradeAnswer(face, { kind: 'gave-up' })).toMatchObject({ correct: false, credit: 0 })
  })

  test('is graded in the same way after the answer has waited in the outbox', () => {
    for (const answer of [right, wrong]) {
      const sent = answerSchema.parse(JSON.parse(JSON.stringify(answer)))
      expect(gradeAnswer(face, sent)).toEqual(gradeAnswer(face, answer))
    }
  })

  test('is exported to learning platforms in the form that they have for it, with its key', () => {
    const { answer, explanation } = examQuestion({ id: 'id', role: 'question', face })
    expect(answer.kind).toBe(kind === 'self-graded' ? 'essay' : exported[form])
    for (const part of [face.answer].flat().join('\n').split('\n')) expect(explanation).toContain(part)
    const lesson = { id: 'course/lesson', title: 'Lesson', course: { id: 'course', title: 'Course' } }
    const lessons = [{ ...lesson, items: [{ id: 'id', role: 'question' as const, face }] }]
    for (const file of [asGift(lessons), asMoodleXml(lessons), lessonsAsJson(lessons)])
      expect(file).toContain('What comes out?')
    expect(JSON.parse(lessonsAsJson(lessons))).toMatchObject({
      lessons: [
        { items: [{ kind, answer: face.answer, ...(form === 'pairs' ? { parts: face.parts } : {}) }] },
      ],
    })
  })

  test('is reviewed with the key, the reason and how much was right', () => {
    const reviewed = rendered(
      createElement(AnswerReview, {
        ...{ face, answer: wrong, grade: gradeAnswer(face, wrong) },
        ...{ lesson: pathOfLesson, language: 'en', runHash: null },
      }),
    )
    expect(reviewed).toContain('Incorrect')
    expect(reviewed).toContain(face.explanation)
    if (form !== 'line')
      for (const line of [face.answer].flat().join('\n').split('\n')) expect(reviewed).toContain(line)
    if (partial !== null) expect(reviewed).toMatch(partial)
  })
})
