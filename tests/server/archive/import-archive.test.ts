import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { chooseWeights } from '#server/optimiser/learned-weights'
import { ownCourseId } from '#domain/own/own-course'
import { defaultWeights } from '#domain/schedule/fsrs'
import { quizSetupSchema } from '#domain/quiz/quiz-setup'
import { changeLearningSettings } from '#server/account/learning-settings'
import { importArchive, previewImport } from '#server/archive/import-archive'
import { flagItem } from '#server/cards/flag-item'
import { database } from '#server/database/database'
import { itemFaceSchema } from '#domain/items/item-face'
import { ownCardFace } from '#server/own/own-card-face'
import { addCard, deleteCard, editCard } from '#server/own/own-cards'
import { createDeck } from '#server/own/own-decks'
import { answerQuestion } from '#server/quiz/answer-question'
import { finishQuiz } from '#server/quiz/finish-quiz'
import { startQuiz } from '#server/quiz/start-quiz'
import { changeCard } from '#server/study/change-card'
import { recordReview } from '#server/study/record-review'
import { undoReview } from '#server/study/undo-review'
import { beginLesson } from '#tests/support/begin-lesson'
import { makeBusyCourse, makeBusyLearner } from '#tests/support/busy-learner'
import { everyRow } from '#tests/support/every-row'
import { archiveOf } from '#tests/support/read-archive'
import { makeLearner } from '#tests/support/sample-course'
import { settingsForm } from '#tests/support/settings-form'

const start = Date.parse('2026-11-23T10:00:00Z')
const now = new Date(start + 400 * 86_400_000)

beforeAll(makeBusyCourse)
beforeEach(async () => {
  await database.write(async (db) => {
    await db.deleteFrom('User').execute()
    await db.deleteFrom('RateLimit').execute()
  })
})

/** Everything but who is signed in, and the limits. */
async function state() {
  const rows = await database.read(everyRow)
  delete rows['Session']
  delete rows['RateLimit']
  return rows
}

const wipe = (id: string) => database.write((db) => db.deleteFrom('User').where('id', '=', id).execute())

/** The first current own card of a learner. */
const anOwnCard = (userId: string) =>
  database.read((db) =>
    db
      .selectFrom('Card')
      .innerJoin('Lesson', 'Lesson.id', 'Card.lessonId')
      .select(['Card.id as cardId', 'Card.itemId', 'Lesson.slug as deckId'])
      .where('Lesson.ownerId', '=', userId)
      .where('Card.retiredAtMillis', 'is', null)
      .orderBy('Lesson.title')
      .orderBy('Card.position')
      .executeTakeFirstOrThrow(),
  )

const itemOf = async (cardId: string) =>
  (
    await database.read((db) =>
      db.selectFrom('Card').select('itemId').where('id', '=', cardId).executeTakeFirstOrThrow(),
    )
  ).itemId

function written(front: string) {
  const face = ownCardFace({ front, back: '`back`' })
  if (face === null) throw new Error('The card cannot be read.')
  return { face, tags: ['a', 'b'] }
}

/** Imports with the consent of a preview. */
async function importInto(userId: string, bytes: Buffer) {
  const { consent } = await previewImport(userId, bytes)
  return importArchive(userId, bytes, consent)
}

// What learners do, in any order.

const card = fc.constantFrom('apple', 'birch', 'cedar')
const steps = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('rate'), card, rating: fc.integer({ min: 1, max: 4 }) }),
  },
  fc.record({
    do: fc.constant('change'),
    card,
    event: fc.constantFrom('suspended', 'unsuspended', 'buried', 'reset'),
  }),
  fc.record({ do: fc.constant('dueSet'), card, inDays: fc.integer({ min: 1, max: 300 }) }),
  fc.record({ do: fc.constant('undo') }),
  fc.record({
    do: fc.constant('flag'),
    card,
    note: fc.string({ minLength: 1, maxLength: 50, unit: 'grapheme' }),
  }),
  fc.record({ do: fc.constant('quiz'), answers: fc.integer({ min: 0, max: 3 }), ends: fc.boolean() }),
  fc.record({ do: fc.constant('settings'), retention: fc.constantFrom('0.8', '0.9', '0.95') }),
  fc.record({ do: fc.constant('weights') }),
  fc.record({
    do: fc.constant('write'),
    note: fc.string({ minLength: 1, maxLength: 50, unit: 'grapheme' }).filter((text) => text.trim() !== ''),
    ends: fc.boolean(),
  }),
)
type Step = typeof steps extends fc.Arbitrary<infer S> ? S : never
const days = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 * 3_600 }), steps), {
  minLength: 1,
  maxLength: 25,
})

async function take(userId: string, step: Step, at: Date, key: string): Promise<void> {
  const given = step as unknown as {
    do: string
    card: string
    rating: 1 | 2 | 3 | 4
    event: 'suspended'
    inDays: number
    note: string
    answers: number
    ends: boolean
    retention: string
  }
  const cardId = `trees/${given.card}/facet`
  const itemId = `item of ${cardId}`
  switch (given.do) {
    case 'rate': {
      const { revision } = await database.read((db) =>
        db
          .selectFrom('CardSchedule')
          .select('revision')
          .where('userId', '=', userId)
          .where('cardId', '=', cardId)
          .executeTakeFirstOrThrow(),
      )
      const answer = { kind: 'text', text: given.rating === 1 ? 'something else' : given.card } as const
      const shown = { cardId, itemId, revision, rating: given.rating, answer }
      await recordReview(userId, { key, ...shown, durationMillis: 700, atMillis: at.getTime() }, at)
      return
    }
    case 'change':
      await changeCard(userId, { key, cardId, change: { event: given.event } }, at)
      return
    case 'dueSet':
      await changeCard(
        userId,
        { key, cardId, change: { event: 'dueSet', inDays: given.inDays } as never },
        at,
      )
      return
    case 'undo': {
      const latest = await database.read((db) =>
        db
          .selectFrom('ReviewLog')
          .select('id')
          .where('userId', '=', userId)
          .where('event', '=', 'rated')
          .orderBy('serverAtMillis', 'desc')
          .executeTakeFirst(),
      )
      if (latest !== undefined) await undoReview(userId, latest.id, at)
      return
    }
    case 'flag':
      await flagItem(userId, { key, cardId, itemId, note: given.note }, at)
      return
    case 'quiz': {
      const setup = quizSetupSchema.parse({ lessonIds: ['trees/one'], length: 3 })
      const attemptId = await startQuiz(userId, setup, at)
      for (let position = 0; position < given.answers; position++) {
        const answer = { kind: 'text', text: 'birch' } as const
        await answerQuestion(userId, { attemptId, position, answer, confidence: 'think' }, at)
      }
      if (given.ends) await finishQuiz(userId, attemptId, at)
      return
    }
    case 'write': {
      const deckId = await createDeck(userId, 'A deck', at)
      const id = await addCard(userId, deckId, written(given.note), at)
      await addCard(userId, deckId, written('Another?'), at)
      const shown = { cardId: id, rating: 3, answer: null, durationMillis: 700, revision: 0 } as const
      await recordReview(userId, { key, ...shown, itemId: await itemOf(id), atMillis: at.getTime() }, at)
      await editCard(userId, id, written(`${given.note}?`), at)
      if (given.ends) await deleteCard(userId, id, at)
      return
    }
    case 'settings':
      await changeLearningSettings(userId, { ...settings, desiredRetention: given.retention }, at)
      return
    case 'weights': {
      const id = randomUUID()
      const row = {
        trainedAtMillis: at.getTime(),
        trainedOn: 1,
        comparedOn: 1,
        comparedWith: 'fsrs-6-default',
      }
      const weights = JSON.stringify(defaultWeights.values.map((value) => value * 1.01))
      await database.write((db) =>
        db
          .insertInto('LearnedWeights')
          .values({ id, userId, weights, ...row, logLoss: 0.3, logLossBefore: 0.4 })
          .execute(),
      )
      await chooseWeights(userId, id, at)
    }
  }
}

const settings = {
  ...{ ...settingsForm, newCardsPerDay: '7', goalMinutes: '5', maxMinutes: '25' },
  ...{ friday: 'less', saturday: 'less', sunday: 'minimum', appearance: 'dark', language: 'de' },
}

async function live(userId: string, taken: readonly (readonly [number, Step])[]): Promise<void> {
  let at = start
  await beginLesson(userId, 'trees/one', new Date(at))
  for (const [index, [seconds, step]] of taken.entries()) {
    at += seconds * 1_000
    await take(userId, step, new Date(at), `a-step-${index}`)
  }
}

test('whatever a learner has done, an export that is imported after everything is gone gives the same rows', async () => {
  await fc.assert(
    fc.asyncProperty(days, async (taken) => {
      await database.write((db) => db.deleteFrom('User').execute())
      await makeLearner('ada')
      await live('ada', taken)
      // What can be taken back stays where it was done.
      await database.write((db) => db.updateTable('Settings').set({ planBefore: null }).execute())
      const before = await state()
      const bytes = await archiveOf('ada', now)
      await wipe('ada')
      await makeLearner('ada')
      expect(await importInto('ada', bytes)).toMatchObject({ kind: 'imported' })
      expect(await state()).toEqual(before)
    }),
    { numRuns: 40 },
  )
})

describe('an import', () => {
  test('into the account that it came from changes nothing', async () => {
    await makeBusyLearner('ada', now)
    await makeBusyLearner('bob', now)
    const before = await state()
    expect(await importInto('ada', await archiveOf('ada', now))).toMatchObject({ kind: 'imported' })
    expect(await state()).toEqual(before)
  })

  test('into another account, beside the first, gives it the same with ids of its own, and takes nothing', async () => {
    await makeBusyLearner('ada', now)
    const before = await state()
    const bytes = await archiveOf('ada', now)
    await makeLearner('bob')
    await importInto('bob', bytes)
    // Those of items depend on the card that they belong to.
    const ids = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}|\b[\da-f]{32}\b/g
    const textOf = async (id: string) => {
      const zip = unzipSync(await archiveOf(id, now))
      delete zip['account.json']
      // Its ids are made from those of the cards.
      delete zip['anki.apkg']
      // Rows of the same time are in the order of their ids; the last of a list has no comma.
      const lines = Object.entries(zip).map(([name, file]) => [
        name,
        Buffer.from(file)
          .toString()
          .replaceAll(ids, 'id')
          .replaceAll(`~${id}/`, '~owner/')
          .replaceAll(/,$/gm, '')
          .split('\n')
          .toSorted(),
      ])
      return Object.fromEntries(lines) as unknown
    }
    expect(await textOf('bob')).toEqual(await textOf('ada'))
    await wipe('bob')
    expect(await state()).toEqual(before)
  })

  test('is shown first: what comes, what goes, and what is lost with it', async () => {
    await makeBusyLearner('ada', now)
    const bytes = await archiveOf('ada', now)
    const later = new Date(now.getTime() + 86_400_000)
    await changeCard(
      'ada',
      { key: 'after-export', cardId: 'trees/cedar/facet', change: { event: 'buried' } },
      later,
    )
    const before = await state()
    const preview = await previewImport('ada', bytes)
    expect(preview).toMatchObject({
      email: 'ada@example.org',
      imported: { cards: 7, quizzes: 1, lessons: 1, flags: 1, decks: 1, tracings: 1 },
      replaced: {
        cards: 7,
        quizzes: 1,
        lessons: 1,
        flags: 1,
        decks: 1,
        tracings: 1,
        answers: preview.imported.answers + 1,
      },
      leftOut: { cards: 0, answers: 0, quizzes: 0, lessons: 0, flags: 0, decks: 0, tracings: 0 },
      lostAnswers: 1,
      lostCards: 0,
    })
    expect(await state()).toEqual(before)
  })

  test('needs the consent of a preview of this very archive and account', async () => {
    await makeBusyLearner('ada', now)
    const bytes = await archiveOf('ada', now)
    const { consent } = await previewImport('ada', bytes)
    await changeCard(
      'ada',
      { key: 'meanwhile', cardId: 'trees/cedar/facet', change: { event: 'buried' } },
      now,
    )
    const before = await state()
    for (const given of [consent, '', 'made up']) {
      expect(await importArchive('ada', bytes, given)).toEqual({ kind: 'changed-meanwhile' })
    }
    expect(await state()).toEqual(before)
  })

  test('of a file from before there was a maximum of minutes leaves no such maximum', async () => {
    await makeBusyLearner('ada', now)
    const bytes = changed(await archiveOf('ada', now), (name, text) =>
      name === 'settings.json' ? text.replace(/ *"maxMinutes": 0,\n/, '') : text,
    )
    const before = await state()
    expect(await importInto('ada', bytes)).toMatchObject({ kind: 'imported' })
    expect(await state()).toEqual(before)
  })

  test('leaves out what this site has no lesson for, and says so', async () => {
    await makeBusyLearner('ada', now)
    const bytes = changed(await archiveOf('ada', now), (name, text) =>
      name === 'account.json' ? text : text.replaceAll('trees/apple/facet', 'trees/ash/facet'),
    )
    const preview = await previewImport('ada', bytes)
    expect(preview.leftOut).toMatchObject({ cards: 1, quizzes: 1 })
    expect(preview.leftOut.answers).toBeGreaterThan(0)
    expect(await importInto('ada', bytes)).toMatchObject({ kind: 'imported', imported: { cards: 6 } })
  })

  test('says how many own cards would be lost, or lose what was changed on them', async () => {
    await makeBusyLearner('ada', now)
    const bytes = await archiveOf('ada', now)
    const { deckId, cardId } = await anOwnCard('ada')
    const { consent } = await previewImport('ada', bytes)
    await editCard('ada', cardId, written('Something else?'), now)
    await addCard('ada', deckId, written('Another one?'), now)
    expect(await importArchive('ada', bytes, consent)).toEqual({ kind: 'changed-meanwhile' })
    expect(await previewImport('ada', bytes)).toMatchObject({ lostCards: 2 })
  })

  test('says so too if the file has what is on a card now only as an earlier version of it', async () => {
    await makeBusyLearner('ada', now)
    const { cardId } = await anOwnCard('ada')
    await editCard('ada', cardId, written('One wording?'), now)
    await editCard('ada', cardId, written('Another wording?'), now)
    const bytes = await archiveOf('ada', now)
    await editCard('ada', cardId, written('One wording?'), now)
    expect(await previewImport('ada', bytes)).toMatchObject({ lostCards: 1 })
  })

  test('keeps exams on own decks, which have other ids in another account', async () => {
    await makeBusyLearner('ada', now)
    await makeLearner('bob')
    const { deckId } = await anOwnCard('ada')
    const examsOf = (userId: string) => [
      { courseId: ownCourseId(userId), lessonId: `${ownCourseId(userId)}/${deckId}`, day: 21_000 },
      { courseId: ownCourseId(userId), lessonId: null, day: 21_010 },
    ]
    const exams = JSON.stringify([
      ...examsOf('ada'),
      { courseId: ownCourseId('ada'), lessonId: '~ada/gone', day: 21_020 },
    ])
    await database.write((db) =>
      db.updateTable('Settings').set({ exams }).where('userId', '=', 'ada').execute(),
    )
    await importInto('bob', await archiveOf('ada', now))
    const stored = await database.read((db) =>
      db.selectFrom('Settings').select('exams').where('userId', '=', 'bob').executeTakeFirstOrThrow(),
    )
    expect(JSON.parse(stored.exams)).toEqual(examsOf('bob'))
  })

  test('of a file from before there were own decks takes it as it is', async () => {
    await makeBusyLearner('ada', now)
    const files = unzipSync(await archiveOf('ada', now))
    delete files['own-decks.json']
    delete files['trace-practice.json']
    const result = await importInto('ada', Buffer.from(zipSync(files)))
    expect(result).toMatchObject({ kind: 'imported', imported: { cards: 3, decks: 0, tracings: 0 } })
  })

  test('computes schedules from the log, whatever the file says of them', async () => {
    await makeBusyLearner('ada', now)
    const before = await state()
    const bytes = changed(await archiveOf('ada', now), (name, text) =>
      name === 'schedules.json' ? text.replaceAll(/"stability":[\d.]+/g, '"stability":9999') : text,
    )
    await importInto('ada', bytes)
    expect(await state()).toEqual(before)
  })
})

/** An archive with other texts in it. */
function changed(bytes: Buffer, change: (name: string, text: string) => string): Buffer {
  const files = Object.entries(unzipSync(bytes)).map(([name, file]) => [
    name,
    strToU8(change(name, Buffer.from(file).toString())),
  ])
  return Buffer.from(zipSync(Object.fromEntries(files) as Record<string, Uint8Array>))
}

describe('a file that somebody has made up', () => {
  let good: Buffer
  let before: unknown
  beforeEach(async () => {
    await makeBusyLearner('ada', now)
    await makeBusyLearner('bob', now)
    good = await archiveOf('ada', now)
    before = await state()
  })
  const expectRefused = async (bytes: Buffer, message: RegExp) => {
    await expect(previewImport('ada', bytes)).rejects.toThrow(message)
    await expect(importArchive('ada', bytes, '')).rejects.toThrow(message)
    expect(await state()).toEqual(before)
  }
  const replacing = (file: string, from: string | RegExp, to: string) =>
    changed(good, (name, text) => (name === file ? text.replace(from, to) : text))

  test('is refused if it is no ZIP, or is cut off anywhere', async () => {
    await expectRefused(Buffer.from('not a ZIP'), /not a whole ZIP/)
    for (const share of [0.1, 0.5, 0.9, 0.999]) {
      await expectRefused(good.subarray(0, Math.floor(good.length * share)), /not a whole ZIP/)
    }
  })

  test('is refused if a bit of it has changed, or does no harm', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), async (place, by) => {
        const bytes = Buffer.from(good)
        bytes[place] = (bytes[place] ?? 0) ^ by
        await previewImport('ada', bytes).catch((error: unknown) =>
          expect((error as Error).name).toBe('ArchiveError'),
        )
      }),
      { numRuns: 100 },
    )
    expect(await state()).toEqual(before)
  })

  test.each([
    ['another format', 'manifest.json', 'retrace-account', 'something-else', /manifest\.json/],
    ['a version to come', 'manifest.json', '"version": 1', '"version": 2', /manifest\.json/],
    ['no JSON', 'flags.json', '[', '{', /flags\.json is not JSON/],
    ['a broken line', 'log.jsonl', '\n', '\n{\n', /log\.jsonl, line 2 is not JSON/],
    ['an unknown event', 'log.jsonl', '"event":"rated"', '"event":"praised"', /log\.jsonl, line 1.*event/],
    ['a rating of 5', 'log.jsonl', '"rating":3', '"rating":5', /log\.jsonl.*rating/],
    ['an answer of another kind', 'log.jsonl', '"kind":"text"', '"kind":"html"', /log\.jsonl.*answer/],
    ['a limit below zero', 'settings.json', '"newCardsPerDay": 7', '"newCardsPerDay": -1', /settings\.json/],
    ['a place that is none', 'settings.json', 'Europe/Berlin', 'Atlantis', /settings\.json/],
    ['an exam on a day without a date', 'settings.json', '"day": 21000', '"day": 999999999', /exams/],
    [
      'a card that is prepared for too many exams',
      'log.jsonl',
      '"intervals":{',
      `"intervals":{"examDays":${JSON.stringify(Array.from({ length: 11 }, (_, day) => day))},`,
      /log\.jsonl, line 1.*intervals/,
    ],
    ['a note that is too long', 'flags.json', 'This is not clear.', 'x'.repeat(2_001), /flags\.json/],
  ])('is refused with %s', async (_, file, from, to, message) => {
    await expectRefused(replacing(file, from, to), message)
  })

  test('is refused if two events have one key', async () => {
    const bytes = changed(good, (name, text) => {
      const [first = ''] = text.split('\n')
      return name === 'log.jsonl'
        ? `${text}${first.replace(/"id":"[^"]+"/, `"id":"${randomUUID()}"`)}\n`
        : text
    })
    const { consent } = await previewImport('ada', bytes)
    await expect(importArchive('ada', bytes, consent)).rejects.toThrow('The files contradict each other.')
    expect(await state()).toEqual(before)
  })

  test('cannot name rows of somebody else', async () => {
    const bobs = await database.read(async (db) => ({
      weights: await db
        .selectFrom('LearnedWeights')
        .select('id')
        .where('userId', '=', 'bob')
        .executeTakeFirstOrThrow(),
      event: await db
        .selectFrom('ReviewLog')
        .select('id')
        .where('userId', '=', 'bob')
        .executeTakeFirstOrThrow(),
    }))
    const refused = /rows that they do not have/
    await expectRefused(
      replacing('settings.json', /"weightsId": "[^"]+"/, `"weightsId": "${bobs.weights.id}"`),
      refused,
    )
    await expectRefused(replacing('log.jsonl', '"undoneId":null', `"undoneId":"${bobs.event.id}"`), refused)
  })

  test('cannot take the place of rows of somebody else: they keep theirs, and it gets other ids', async () => {
    const bytes = await archiveOf('bob', now)
    await importInto('ada', bytes)
    const rows = await state()
    expect(unzipSync(await archiveOf('bob', now))).toEqual(unzipSync(bytes))
    const ofBob = (all: Record<string, Record<string, unknown>[]>) =>
      Object.entries(all).map(([table, own]) => [table, own.filter(({ userId }) => userId === 'bob')])
    expect(ofBob(rows)).toEqual(ofBob(before as Awaited<ReturnType<typeof state>>))
  })

  test('cannot bring HTML: what own cards show is made from their texts', async () => {
    await importInto('ada', replacing('own-decks.json', 'What is Unguja?', '<img src=x onerror=alert(1)>'))
    const items = await database.read((db) => db.selectFrom('Item').select('face').execute())
    const shown = items.map(({ face }) => itemFaceSchema.parse(JSON.parse(face)).own)
    expect(shown.some((own) => own?.front === '<img src=x onerror=alert(1)>')).toBe(true)
    expect(shown.map((own) => own?.frontHtml).join('')).not.toContain('<img')
  })

  test('cannot reach the own cards of somebody else, not even to read them', async () => {
    const bobs = await anOwnCard('bob')
    const { cardId } = await anOwnCard('ada')
    const bytes = changed(good, (name, text) =>
      name === 'log.jsonl' ? text.replace('"cardId":"trees/apple/facet"', `"cardId":"${bobs.cardId}"`) : text,
    )
    expect(await importInto('ada', bytes)).toMatchObject({ kind: 'imported', leftOut: { answers: 1 } })
    const reading = changed(good, (name, text) =>
      name === 'log.jsonl'
        ? text.replace('"itemId":"item of trees/apple/facet"', `"itemId":"${bobs.itemId}"`)
        : text,
    )
    await importInto('ada', reading)
    const rows = await database.read((db) =>
      db.selectFrom('ReviewLog').select('userId').where('itemId', '=', bobs.itemId).execute(),
    )
    expect(rows.filter(({ userId }) => userId === 'ada')).toEqual([])
    // With an id that is taken, a card of the archive gets another one.
    await importInto(
      'ada',
      changed(good, (_, text) => text.replaceAll(cardId, bobs.cardId)),
    )
    expect(await anOwnCard('bob')).toEqual(bobs)
    expect((await anOwnCard('ada')).cardId).not.toBe(bobs.cardId)
  })

  test.each([
    [
      'a card of a lesson in a deck',
      /"id":"~[^"/]+","position":0/,
      '"id":"trees/apple/facet","position":0',
      /own-decks/,
    ],
    [
      'a card without a text',
      /"itemId":"[^"]+","retiredAtMillis":null/,
      '"itemId":"x","retiredAtMillis":null',
      /no text/,
    ],
    ['a text that is too deep', 'What is Unguja?', '> '.repeat(9_000), /own-decks\.json cannot be read/],
    ['a text that is too long', 'What is Unguja?', 'x'.repeat(20_001), /own-decks/],
    ['a deck without a title', '"title":"Islands"', '"title":" "', /own-decks/],
  ])('is refused with %s', async (_, from, to, message) => {
    await expectRefused(replacing('own-decks.json', from, to), message)
  })

  test('cannot change who somebody is', async () => {
    const bytes = changed(good, (name, text) =>
      name === 'account.json'
        ? text.replace('"role": "learner"', '"role": "host"').replace('ada@example.org', 'bob@example.org')
        : text,
    )
    await importInto('ada', bytes)
    expect(await state()).toEqual(before)
  })

  test('with paths that lead elsewhere, and files that nobody asked for, is refused or they are not looked at', async () => {
    const files = unzipSync(good)
    const more = (extra: Record<string, Uint8Array>) => Buffer.from(zipSync({ ...files, ...extra }))
    await importInto(
      'ada',
      more({ 'index.html': strToU8('<script>alert(1)</script>'), 'a/log.jsonl': strToU8('{') }),
    )
    expect(await state()).toEqual(before)
    for (const path of ['../../log.jsonl', '/etc/log.jsonl', 'C:/log.jsonl']) {
      await expectRefused(more({ [path]: strToU8('{}') }), /leads out of its folder/)
    }
  })

  test('cannot fill the memory: what is inflated is counted, and claims are not believed', async () => {
    const files = unzipSync(good)
    const bomb = Buffer.from(
      zipSync({ ...files, 'flags.json': new Uint8Array(210 * 1_024 * 1_024).fill(32) }),
    )
    expect(bomb.length).toBeLessThan(1_024 * 1_024)
    await expectRefused(bomb, /holds more than is read/)
    // The size in the central directory says five gigabytes less one byte.
    const claim = Buffer.from(good)
    const directory = claim.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'))
    claim.writeUInt32LE(0xff_ff_ff_fe, directory + 24)
    const nameLength = claim.readUInt16LE(directory + 28)
    expect(claim.subarray(directory + 46, directory + 46 + nameLength).toString()).toBe('log.csv')
    // The package for Anki has a directory of its own: the last record says where that of the archive begins.
    const named = claim.readUInt32LE(claim.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1')) + 16)
    claim.writeUInt32LE(0xff_ff_ff_fe, named + 24)
    await expectRefused(claim, /is damaged/)
  })
})
