import Database from 'better-sqlite3'
import { expect, test, vi } from 'vitest'
import { currentContent } from '#server/content/current-content'
import { database } from '#server/database/database'
import { databaseFileOf } from '#server/settings'
import { recordReview } from '#server/study/record-review'
import { studyQueue } from '#server/study/study-queue'
import { beginLesson } from '#tests/support/begin-lesson'
import { makeCard, makeCourse, makeLearner, sampleFace } from '#tests/support/sample-course'
import { watchDatabase } from '#tests/support/watch-database'

const monday = new Date('2026-11-23T08:00:00Z')
const wednesday = new Date('2026-11-25T08:00:00Z')

const prepare = vi.spyOn(Database.prototype, 'prepare')

/** How SQLite finds the rows of each query that was prepared so far, by its text. */
function plans(): Map<string, string[]> {
  const queries = new Set(prepare.mock.calls.map(([text]) => text).filter((text) => text.includes('from "')))
  const sqlite = new Database(databaseFileOf(), { readonly: true })
  const explained = [...queries].map((text) => {
    const values = Array.from(text.matchAll(/\?/g), () => null)
    const rows = sqlite.prepare<unknown[], { detail: string }>(`explain query plan ${text}`).all(...values)
    return [text, rows.map(({ detail }) => detail)] as const
  })
  sqlite.close()
  return new Map(explained)
}

/** Whether every row of a table is read; not of what a query has already found or is given. */
const isScan = (detail: string) =>
  /^SCAN (?!CONSTANT ROW|json_each |due$|counts$|example$|cards$|fresh$)/.test(detail)

async function answerOnTwoDays() {
  await makeCourse('p', { lesson: ['first/meaning', 'third/meaning'] })
  const face = sampleFace({ kind: 'term-typed', prompt: 'third', answer: 'right', accepted: ['right'] })
  await makeCard({
    courseId: 'p',
    lessonId: 'p/lesson',
    card: 'third/x',
    position: 2,
    face,
    groups: ['p/third'],
  })
  // What is taught to everybody is read once for each revision of the content.
  await database.read(currentContent)
  prepare.mockClear()
  const userId = await makeLearner('planner')
  await beginLesson(userId, 'p/lesson', monday)
  for (const [now, text] of [
    [monday, 'right'],
    [wednesday, 'wrong'],
  ] as const) {
    const { cards } = await studyQueue(userId, now, {})
    for (const { cardId, itemId, follows } of cards) {
      const answer = { kind: 'text' as const, text }
      const given = { key: `${cardId} ${text}`, cardId, itemId, follows, answer, confidence: 'sure' as const }
      await recordReview(userId, { ...given, rating: 4, durationMillis: 1, atMillis: now.getTime() }, now)
    }
  }
  await studyQueue(userId, wednesday, {}, new Set())
}

test('an answer and the next cards read no table from end to end', async () => {
  await answerOnTwoDays()
  const found = [...plans()]
  expect(found.length).toBeGreaterThan(12)
  expect(found.filter(([, details]) => details.some(isScan))).toEqual([])
  const ofMistakes = found.find(([text]) => text.includes(`'sure'`))?.[1] ?? []
  const ofDay = found.filter(([text]) => text.includes('"log"."importedFrom" is null'))
  expect(ofDay.length).toBeGreaterThanOrEqual(2)
  for (const [, details] of ofDay) {
    expect(details.join('\n')).toMatch(
      /INDEX ReviewLog_of_day_idx \(userId=\? AND importedFrom=\? AND <expr>/,
    )
  }
  expect(ofMistakes.join('\n')).toContain('INDEX ReviewLog_sure_mistake_idx')
  // Of the lessons that were opened, which may be thousands, only those with new cards are looked up.
  const ofLessons = found.find(([text]) => text.startsWith('select "visit"."lessonId"'))?.[1] ?? []
  expect(ofLessons.join('\n')).toMatch(/SEARCH visit .*\(userId=\? AND lessonId=\?\)/)
  // Of new cards, only those of lessons or of own decks are passed over.
  for (const range of [/cardId<\?\)/, /cardId>\?\)/, /cardId>\? AND cardId<\?\)/])
    expect(found.map(([, details]) => details.join('\n')).filter((plan) => range.test(plan))).not.toEqual([])
})

test('a rating is five queries in one transaction, and the next cards are at most seventeen in another', async () => {
  await makeCourse('n', { lesson: ['first/meaning', 'second/meaning'] })
  const userId = await makeLearner('counted')
  await beginLesson(userId, 'n/lesson', monday)
  const [card] = (await studyQueue(userId, monday)).cards
  if (card === undefined) throw new Error('There is nothing to study.')
  const { cardId, itemId, follows } = card
  const rated = await watchDatabase(() =>
    recordReview(
      userId,
      {
        key: 'k',
        cardId,
        itemId,
        follows,
        answer: null,
        rating: 3,
        durationMillis: 1,
        atMillis: monday.getTime(),
      },
      monday,
    ),
  )
  expect(rated.use).toEqual({ reads: 0, writes: 1, queries: 5 })
  const next = await watchDatabase(() => studyQueue(userId, monday))
  expect(next.use).toMatchObject({ reads: 1, writes: 0 })
  expect(next.use.queries).toBeLessThanOrEqual(17)
})
