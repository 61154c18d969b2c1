import { isLongest } from '#domain/items/choice-form'
import type { GeneratedCard, GeneratedQuestion, LessonBuild } from '#domain/items/items'
import { divideLesson } from '#domain/lesson/divide-lesson'
import { totalMinutes } from '#domain/lesson/section-minutes'
import { expect } from 'vitest'

// What each lesson of the courses that come with the app has to offer.

const fewestPrograms = 10
const fewestBugs = 2
/** To read a lesson with its programs, as the app counts it. */
const mostMinutes = 15
const mostLines = 25
const mostPrinted = 8
/** Of the options that are sentences or outputs, the right one may be the longest as often as this. */
const mostLongest = 0.45

/** Expects that everything that a lesson has to offer learners is there. */
export function expectCourseRules(lesson: LessonBuild, markdown: string): void {
  expect(lesson.errors).toEqual([])
  expect(lesson.rejected).toEqual([])
  expectShort(lesson)
  expectFairOptions(lesson.questions)
  if (lesson.programs.length === 0) return
  const behaviour = lesson.cards.filter(({ facet }) => facet === 'behaviour')
  expect(behaviour.length).toBeGreaterThanOrEqual(fewestPrograms)
  const exercises = (kind: string) => lesson.exercises.filter((each) => each.kind === kind)
  expect(exercises('fix-the-bug').length).toBeGreaterThanOrEqual(fewestBugs)
  expect(exercises('parsons').length).toBeGreaterThanOrEqual(1)
  expect(markdown, 'somebody’s reasoning to find the mistake in').toMatch(
    /mistake|(?:Is|Where is) (?:he|she) (?:right|wrong)/u,
  )
  expect(markdown, 'a worked run: a text block, a table or numbered steps').toMatch(/^```text$|^\| |^1\. /mu)
  for (const item of [...lesson.cards, ...lesson.questions]) expectSmall(item, lesson)
}

function expectShort({ parts, programs }: LessonBuild): void {
  const sections = divideLesson(
    parts,
    programs.map(({ source }) => source.first),
  )
  expect(totalMinutes(sections.map(({ minutes }) => minutes)).reading).toBeLessThanOrEqual(mostMinutes)
}

function expectFairOptions(questions: readonly GeneratedQuestion[]): void {
  const choices = questions.filter(
    ({ options, kind }) => options.length > 0 && kind !== 'outcome' && kind !== 'runs-next',
  )
  const longest = choices.filter(({ options, answer }) =>
    isLongest(
      String(answer),
      options.filter(({ correct }) => !correct).map(({ text }) => text),
    ),
  )
  expect(longest.length / choices.length).toBeLessThanOrEqual(mostLongest)
}

function expectSmall({ id, code, program }: GeneratedCard | GeneratedQuestion, lesson: LessonBuild): void {
  expect((code ?? '').split('\n').length, id).toBeLessThanOrEqual(mostLines)
  const shown = [...lesson.programs, ...lesson.derivedPrograms].find((each) => each.id === program)
  expect((shown?.run.stdout ?? '').trimEnd().split('\n').length, id).toBeLessThanOrEqual(mostPrinted)
}

/** How often the right option stands at each place, over several lessons. */
export function placesOfKeys(lessons: readonly LessonBuild[]): number[] {
  const choices = lessons.flatMap(({ questions }) => questions.filter(({ options }) => options.length === 3))
  return [0, 1, 2].map((place) => choices.filter(({ options }) => options[place]?.correct === true).length)
}

/** The ids of the misconceptions that options or exercises ask about. */
export function askedBeliefs(lessons: readonly LessonBuild[]): Set<string | null> {
  const inOptions = lessons.flatMap(({ questions }) => questions.flatMap(({ options }) => options))
  return new Set(inOptions.map(({ misconception }) => misconception))
}
