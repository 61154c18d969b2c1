import { randomUUID } from 'node:crypto'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, inject, test } from 'vitest'
import { defaultWeights } from '#domain/schedule/fsrs'
import { SqliteDatabase } from '#server/database/sqlite-database'
import { accessRules, callers, type Call, type Caller, type Rows } from '#tests/support/access-table'
import { appRoutes, builtActions, serverActions } from '#tests/support/app-routes'
import { expect, untilFound } from '#tests/support/expect'
import { addLearner, sessionCookie, sessionToken } from '#tests/support/learner'
import { secondApp, type SecondApp } from '#tests/support/second-app'
import { sampleFace } from '#tests/support/sample-face'
import { callAction, FormFields, redirectOf } from '#tests/support/server-action'

let app: SecondApp
let database: SqliteDatabase
let rows: Rows
const actions = builtActions()
const cookies = new Map<Caller, string>()
/** What nobody but the owner may ever see. */
const secrets: string[] = []
const ownersNote = 'what the owner noted about this card'

beforeAll(async () => {
  app = await secondApp(inject('appDatabaseFile'))
  await app.start()
  database = new SqliteDatabase(app.databaseFile)
  const ids = new Map<Caller, string>()
  for (const caller of callers.filter((caller) => caller !== 'signedOut')) {
    const id = await addLearner(database)
    ids.set(caller, id)
    cookies.set(caller, `${sessionCookie}=${await sessionToken(database, id)}`)
  }
  for (const role of ['author', 'host'] as const) {
    await database.write((db) =>
      db
        .updateTable('User')
        .set({ role })
        .where('id', '=', ids.get(role) ?? '')
        .execute(),
    )
  }
  const ownerId = ids.get('owner') ?? ''
  rows = await makeRows(ownerId)
  secrets.push(`${ownerId}@example.org`, cookies.get('owner')?.split('=')[1] ?? '')
})

afterAll(async () => {
  await database.close()
  await app.kill()
  app.remove()
})

/** Makes the rows that the table names, by the owner's own requests. */
async function makeRows(ownerId: string): Promise<Rows> {
  const found = await database.read((db) =>
    db
      .selectFrom('Card as card')
      .innerJoin('Item as item', 'item.id', 'card.itemId')
      .innerJoin('Run as run', 'run.hash', 'item.runHash')
      .innerJoin('Lesson as lesson', 'lesson.id', 'card.lessonId')
      .where('run.program', 'is not', null)
      .select([
        'card.id as cardId',
        'card.itemId',
        'run.hash as runHash',
        'lesson.id as lessonId',
        'lesson.file',
      ])
      .executeTakeFirstOrThrow(),
  )
  const { cardId, itemId, runHash, lessonId, file } = found
  const post = async (path: string, body: object): Promise<{ reviewId: string }> => {
    const response = await send({ kind: 'json', path, body: { lessonId: null, ...body } }, 'owner')
    expect(response.status).toBe(200)
    return (await response.json()) as { reviewId: string }
  }
  const changeKey = randomUUID()
  await post('/api/cards/flag', { flag: { key: randomUUID(), cardId, itemId, note: ownersNote } })
  await post('/api/cards/change', { change: { key: changeKey, cardId, change: { event: 'buried' } } })
  const { reviewId } = await post('/api/reviews', {
    review: {
      key: randomUUID(),
      cardId,
      itemId,
      revision: 1,
      rating: 3,
      durationMillis: null,
      atMillis: Date.now(),
    },
  })
  const start = async () => {
    const form = new FormFields({
      lesson: lessonId,
      length: '3',
      minutes: '',
      focus: 'mixed',
      feedback: 'end',
    })
    const response = await send(
      { kind: 'action', path: '/quiz', arguments: [form] },
      'owner',
      'startQuizAction',
    )
    return redirectOf(response)?.pathname.split('/').at(-1) ?? ''
  }
  const finishedQuizId = await start()
  await send({ kind: 'action', path: '/quiz/x', arguments: [finishedQuizId] }, 'owner', 'finishQuizAction')
  const quizId = await start()
  const weightsId = randomUUID()
  const learned = {
    weights: JSON.stringify(defaultWeights.values),
    trainedAtMillis: 0,
    trainedOn: 1,
    comparedOn: 1,
    comparedWith: defaultWeights.version,
  }
  await database.write((db) =>
    db
      .insertInto('LearnedWeights')
      .values({ id: weightsId, userId: ownerId, ...learned, logLoss: 1, logLossBefore: 1 })
      .execute(),
  )
  const sessionId = randomUUID()
  await database.write((db) =>
    db
      .insertInto('Session')
      .values({ id: sessionId, userId: ownerId, createdAtMillis: Date.now() })
      .execute(),
  )
  const flag = await untilFound(() =>
    database.read((db) =>
      db.selectFrom('ItemFlag').select('id').where('userId', '=', ownerId).executeTakeFirst(),
    ),
  )
  const { id: sampleId } = await database.read((db) =>
    db
      .selectFrom('Question as question')
      .innerJoin('Item as item', 'item.id', 'question.itemId')
      .where('question.lessonId', '=', 'asyncio/asynchronous-programming')
      .where('question.retiredAtMillis', 'is', null)
      .where('item.kind', '=', 'output-choice')
      .select('item.id')
      .orderBy('question.position')
      .executeTakeFirstOrThrow(),
  )
  const { deckId, ownCardId } = await makeDeck(ownerId)
  return {
    ...{ sampleId, sessionId, deckId, ownCardId },
    ...{ cardId, itemId, runHash, lessonId, ownerId, reviewId, changeKey, weightsId, quizId, finishedQuizId },
    lessonPath: `/lessons/${lessonId}`,
    lessonFile: file,
    flagId: flag.id,
  }
}

/** A private deck with a card. Its id is fixed, because redirects lead to it. */
async function makeDeck(ownerId: string): Promise<Pick<Rows, 'deckId' | 'ownCardId'>> {
  const [deckId, ownCardId, courseId] = ['deck-of-owner', '~card-of-owner', `~${ownerId}`]
  const lessonId = `${courseId}/${deckId}`
  const face = sampleFace({
    prompt: ownersNote,
    answer: ownersNote,
    own: { front: ownersNote, frontHtml: ownersNote, backHtml: ownersNote },
  })
  const item = { id: 'item-of-owner', cardId: ownCardId, kind: face.kind, face: JSON.stringify(face) }
  const content = { file: '', position: 0, sourceHash: '', html: '' }
  await database.write(async (db) => {
    await db.insertInto('Course').values({ id: courseId, ownerId, title: '' }).execute()
    await db
      .insertInto('Lesson')
      .values({ id: lessonId, courseId, ownerId, slug: deckId, title: ownersNote, ...content })
      .execute()
    await db
      .insertInto('LessonVisit')
      .values({ userId: ownerId, lessonId, firstAtMillis: 0, lastAtMillis: 0, begunAtMillis: 0 })
      .execute()
    const card = { id: ownCardId, key: ownCardId, lessonId, facet: 'own', position: 0, itemId: item.id }
    await db.insertInto('Card').values(card).execute()
    await db
      .insertInto('Item')
      .values({ ...item, file: '', firstLine: 1, lastLine: 1, createdAtMillis: 0 })
      .execute()
  })
  return { deckId, ownCardId }
}

/** Sends a request as a page of the app would, or with `origin` as a page of another site would. */
function send(call: Call, caller: Caller, actionName = '', origin = app.url): Promise<Response> {
  const cookie = cookies.get(caller)
  const headers: Record<string, string> = cookie === undefined ? {} : { cookie }
  const url = `${app.url}${call.path}`
  const redirect = 'manual' as const
  if (call.kind === 'get') return fetch(url, { headers, redirect })
  if (call.kind === 'json') {
    const json = { ...headers, origin, 'content-type': 'application/json' }
    return fetch(url, { method: 'POST', headers: json, body: JSON.stringify(call.body), redirect })
  }
  const [, id] = [...actions].find(([name]) => name === actionName || name.endsWith(`#${actionName}`)) ?? []
  return callAction({ url, id, cookie, origin, arguments: call.arguments })
}

/** A status, or the path that a redirect leads to. */
function outcomeOf(response: Response): string | number {
  const target = redirectOf(response)
  if (target === null) return response.status
  return target.pathname.replace(/^\/quiz\/[\da-f-]{36}$/, '/quiz/[attempt]') + target.search
}

/**
 * All that belongs to the owner: in every table that has a column `userId`, the answers of their quizzes, and their
 * private decks.
 */
function ownersRows(): unknown {
  const sqlite = new Database(app.databaseFile, { readonly: true })
  const select = (sql: string, ...values: string[]) => [...sqlite.prepare(sql).iterate(...values)]
  const tables = select(
    `SELECT t.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
     WHERE t.type = 'table' AND c.name = 'userId'`,
  ) as { name: string }[]
  const all = tables.map(({ name }) => [
    name,
    select(`SELECT * FROM "${name}" WHERE userId = ? ORDER BY rowid`, rows.ownerId),
  ])
  const user = select('SELECT * FROM User WHERE id = ?', rows.ownerId)
  const answers = select(
    `SELECT * FROM QuizAnswer WHERE attemptId IN (SELECT id FROM QuizAttempt WHERE userId = ?)
     ORDER BY attemptId, position`,
    rows.ownerId,
  )
  const decks = select('SELECT * FROM Lesson WHERE ownerId = ?', rows.ownerId)
  const cards = select(
    `SELECT * FROM Card WHERE lessonId IN (SELECT id FROM Lesson WHERE ownerId = ?) ORDER BY id`,
    rows.ownerId,
  )
  sqlite.close()
  return { user, answers, decks, cards, ...(Object.fromEntries(all) as object) }
}

describe('the table of who may do what', () => {
  test('has a rule for every page, route and server action, and for nothing else', () => {
    expect([...new Set(accessRules.map(({ of }) => of))].toSorted()).toEqual(
      [...appRoutes(), ...serverActions()].toSorted(),
    )
  })

  test('knows every server action of the build', () => {
    expect([...actions.keys()].toSorted()).toEqual(serverActions().toSorted())
  })
})

// The owner comes last, because the owner may change what the others must not.
for (const { of, as = '', call, outcomes, changes = [] } of accessRules) {
  describe(`${of} ${as}`.trim(), () => {
    test.each(callers.map((caller) => [caller, outcomes[caller]] as const))(
      '%s gets %s',
      async (caller, outcome) => {
        const before = ownersRows()
        const response = await send(call(rows, randomUUID()), caller, of)
        expect(outcomeOf(response)).toBe(outcome)
        // Read for every caller: the page that an action answers with is rendered meanwhile, and notes the visit.
        const text = await response.text()
        if (caller === 'owner') return
        for (const secret of secrets) expect(text).not.toContain(secret)
        if (caller !== 'author' && caller !== 'host') expect(text).not.toContain(ownersNote)
        if (!changes.includes(caller)) expect(ownersRows()).toEqual(before)
      },
    )
  })
}

test('a page of another site can ask for none of this in the name of the owner', async () => {
  const before = ownersRows()
  for (const { of, call } of accessRules) {
    const request = call(rows, randomUUID())
    if (request.kind === 'get') continue
    const response = await send(request, 'owner', of, 'https://elsewhere.example')
    expect(response.status, of).toBeGreaterThanOrEqual(400)
  }
  expect(ownersRows()).toEqual(before)
})
