import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'

import { formOf, lengthGivesAway } from '#domain/items/choice-form'
import type { Answer } from '#domain/items/answer'
import { gradeAnswer } from '#domain/items/grade-answer'
import {
  type GeneratedCard,
  type GeneratedQuestion,
  type GeneratedVariant,
  type ItemKind,
  type LessonBuild,
} from '#domain/items/items'
import { choiceKinds, lineKinds } from '#domain/items/kind-rules'
import { leaks } from '#domain/items/mask-answer'
import { fitsAnswer } from '#domain/items/shorten-meaning'
import { foldText } from '#domain/lesson/words'
import { buildLesson } from '#server/content/build-lesson'
import { readMisconceptions } from '#server/content/read-misconceptions'
import { recordedEngine } from '#server/content/recorded-engine'
import { readRecording } from '#server/content/recorded-runs'
import { describeBuild } from '#tests/domain/items/describe-build'
import { engineVersion } from '#sandbox/node'
import { sandboxForTests } from '#tests/sandbox/shared'

const sandbox = sandboxForTests()

const fixtures = path.join(import.meta.dirname, '../../fixtures/lessons')
const golden = path.join(import.meta.dirname, '../../golden/lessons')
const course = path.join(import.meta.dirname, '../../../content/asyncio')

const lessonsIn = (folder: string) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.md') && file !== 'course.md')
    .sort()

const builds = new Map<string, Promise<LessonBuild>>()

/** Builds each lesson only once for all tests, and runs only the programs that are not recorded. */
function build(folder: string, file: string): Promise<LessonBuild> {
  const name = path.join(folder, file)
  const built = builds.get(name) ?? buildAnew(folder, file)
  builds.set(name, built)
  return built
}

async function buildAnew(folder: string, file: string): Promise<LessonBuild> {
  const markdown = readFileSync(path.join(folder, file), 'utf8')
  const misconceptions = await readMisconceptions(folder)
  const name = path.basename(folder)
  const engine = recordedEngine(await readRecording(`${name}/${file}`, engineVersion), sandbox)
  return buildLesson({ course: name, file, markdown, misconceptions, engine })
}

describe.each(['lint', 'whole'])('lessons in %s', (name) => {
  const folder = path.join(fixtures, name)
  it.each(lessonsIn(folder))('%s matches its golden file', async (file) => {
    const described = describeBuild(await build(folder, file))
    await expect(described).toMatchFileSnapshot(path.join(golden, name, `${path.parse(file).name}.txt`))
  })
})

/** The right answer to an item in the forms in which people may give it. */
function rightAnswers({
  kind,
  answer,
  accepted,
  parts,
}: GeneratedQuestion | GeneratedCard | GeneratedVariant): Answer[] {
  if (choiceKinds.has(kind)) return [{ kind: 'choice', text: String(answer) }]
  if (parts !== undefined)
    return [{ kind: 'pairs', pairs: parts.map((part, i) => ({ part, place: [answer].flat()[i] ?? '' })) }]
  if (Array.isArray(answer)) return [{ kind: 'lines', lines: answer.map((line) => `${line} `) }]
  if (lineKinds.has(kind)) return accepted.map((line) => ({ kind: 'line', line: Number(line) }))
  const isTerm = kind === 'term-typed' || kind === 'cloze'
  const forms = isTerm
    ? [answer.toUpperCase(), answer.replaceAll('`', ''), ` ${answer} `, ...accepted]
    : kind === 'fill-operator' || kind === 'fill-token'
      ? [answer, ` ${answer} `, ...accepted]
      : kind === 'how-long'
        ? [`${answer} s`, `${answer} seconds`, answer.replace('.', ',')]
        : [answer, `${answer}\n`, answer.replaceAll('\n', '\r\n'), answer.replaceAll('\n', '  \n')]
  return forms.map((text) => ({ kind: 'text', text }))
}

/** Whether the options of a kind are names or outcomes, whose length reveals nothing. */
const hasShortNames = (kind: ItemKind) => kind === 'outcome' || kind === 'runs-next'

describe('every item of every lesson', () => {
  const lessons: LessonBuild[] = []
  beforeAll(async () => {
    for (const folder of [path.join(fixtures, 'lint'), path.join(fixtures, 'whole'), course]) {
      for (const file of lessonsIn(folder)) lessons.push(await build(folder, file))
    }
  })
  const cards = () => lessons.flatMap((each) => each.cards)
  const questions = () => lessons.flatMap((each) => each.questions)
  const variants = () => lessons.flatMap((each) => each.variants)
  const choices = () => questions().filter((question) => choiceKinds.has(question.kind))

  it('does not give its answer away (E01)', () => {
    for (const item of [...cards().filter(({ facet }) => facet === 'meaning-to-term'), ...questions()]) {
      if (item.program === null && item.kind !== 'meaning-choice' && item.parts === undefined) {
        expect(leaks(item.prompt.replaceAll('____', ' '), [String(item.answer)]), item.prompt).toBe(false)
      }
    }
  })

  it('asks something different from all other items of its kind in the lesson (E02)', () => {
    for (const { cards: made, questions: asked } of lessons) {
      for (const items of [made, asked]) {
        const faces = items.map(({ kind, prompt, code }) =>
          [kind, foldText(prompt), ...(prompt.match(/`[^`]+`/gu) ?? []), code ?? ''].join('|'),
        )
        expect(new Set(faces).size).toBe(faces.length)
      }
    }
  })

  it('has an answer with one short idea (E05) and a prompt that asks (E06)', () => {
    for (const item of [...cards(), ...questions()]) {
      if (item.program === null) expect(fitsAnswer(String(item.answer)), String(item.answer)).toBe(true)
      expect(/[?？؟]$|____/u.test(item.prompt), item.prompt).toBe(true)
    }
  })

  it('has exactly one right option, which its form and length do not reveal (E20–E24)', () => {
    for (const { kind, options, prompt } of choices()) {
      expect(options.filter(({ correct }) => correct)).toHaveLength(1)
      expect(options.length).toBe(3)
      const key = options.find(({ correct }) => correct)?.text ?? ''
      const others = options.filter(({ correct }) => !correct).map(({ text }) => text)
      if (!hasShortNames(kind)) expect(lengthGivesAway(key, others), prompt).toBe(false)
      if (kind === 'meaning-choice')
        expect(new Set(options.map(({ text }) => formOf(text))).size, prompt).toBe(1)
      for (const option of options) expect(option.feedback).not.toBe('')
    }
  })

  it('does not have the right option as the longest or in one position too often (E23, E26)', () => {
    const all = choices().filter(({ kind }) => !hasShortNames(kind))
    const longest = all.filter(({ options }) => {
      const longestText = Math.max(...options.map(({ text }) => text.length))
      return options.some(({ text, correct }) => correct && text.length === longestText)
    })
    expect(longest.length / all.length).toBeLessThan(0.45)
    const expected = all.length / 3
    const counts = [0, 1, 2].map(
      (place) => all.filter(({ options }) => options[place]?.correct === true).length,
    )
    const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    expect(chiSquare).toBeLessThan(9.21)
  })

  it('takes its answer about a program from a deterministic run (E40, E41)', () => {
    for (const { cards: made, questions: asked, programs, derivedPrograms } of lessons) {
      for (const item of [...made, ...asked]) {
        if (item.program === null) continue
        const program = [...programs, ...derivedPrograms].find(({ id }) => id === item.program)
        expect(program?.run.deterministic).toBe(true)
        if (item.kind === 'output-typed') expect(program?.run.stdout.trimEnd()).toBe(item.answer)
      }
    }
  })

  it('has a place in its file (E03)', () => {
    for (const item of [...cards(), ...questions(), ...variants()]) {
      expect(item.source.first).toBeGreaterThan(0)
      expect(item.source.last).toBeGreaterThanOrEqual(item.source.first)
    }
  })

  it('accepts its key in any harmless form, and no wrong option', () => {
    for (const item of [...cards(), ...questions(), ...variants()]) {
      for (const answer of rightAnswers(item)) {
        expect(gradeAnswer(item, answer), `${item.id} ${JSON.stringify(answer)}`).toMatchObject({
          correct: true,
        })
      }
      for (const { text, correct } of item.options) {
        expect(gradeAnswer(item, { kind: 'choice', text }).correct, `${item.id} ${text}`).toBe(correct)
      }
      for (const answer of [
        { kind: 'gave-up' },
        { kind: 'text', text: '' },
        { kind: 'line', line: 999 },
      ] as const) {
        expect(gradeAnswer(item, answer).correct, item.id).toBe(false)
      }
    }
  })

  it('shows, if it is a variant, a different program with a different answer than its card (W48)', () => {
    for (const { card, code, answer, kind } of variants()) {
      const original = cards().find(({ id }) => id === card)
      expect(original?.kind).toBe(kind)
      expect(code).not.toBe(original?.code)
      expect(answer).not.toEqual(original?.answer)
    }
  })

  it('comes with exercises that have a solution and do not start out solved', async () => {
    const exercises = lessons.flatMap((each) => each.exercises)
    expect(new Set(exercises.map(({ kind }) => kind))).toEqual(new Set(['fix-the-bug', 'parsons']))
    for (const exercise of exercises) {
      const { program, goal, solution } = exercise
      const solved = await sandbox.play({ ...program, source: solution })
      expect(solved.record, exercise.id).toMatchObject(goal)
      if (exercise.kind === 'fix-the-bug') {
        expect((await sandbox.play(program)).record.stdout, exercise.id).not.toBe(goal.stdout)
        continue
      }
      const needed = exercise.lines.filter(({ isNeeded }) => isNeeded)
      const lines = solution.split('\n').filter((line) => /^\s*[^\s#]/u.test(line))
      expect(needed.map(({ text, indent }) => ' '.repeat(indent) + text).toSorted()).toEqual(lines.toSorted())
      expect(needed.map(({ text }) => text)).not.toEqual(lines.map((line) => line.trim()))
    }
  })

  it('belongs to a card of the lesson and has a unique id (E04)', () => {
    for (const { cards: made, questions: asked } of lessons) {
      const ids = made.map(({ id }) => id)
      expect(new Set([...ids, ...asked.map(({ id }) => id)]).size).toBe(ids.length + asked.length)
      for (const { card } of asked) expect(ids).toContain(card)
    }
  })
})
