import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { LessonBuild } from '#domain/items/items'
import type { LessonPart } from '#domain/lesson/lesson-part'
import { syncContent } from '#server/content/sync-content'
import { database } from '#server/database/database'
import { beginCards } from '#server/lessons/begin-cards'
import { savePlace } from '#server/lessons/mark-lesson'
import { readLesson, visitLesson } from '#server/lessons/read-lesson'
import { readSections } from '#server/lessons/read-sections'
import { recordReview } from '#server/study/record-review'
import { studyQueue } from '#server/study/study-queue'
import { sampleBuild, sampleCard } from '#tests/support/sample-build'
import { makeLearner } from '#tests/support/sample-course'

const now = new Date('2026-12-01T08:00:00Z')
const contentFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-begin-'))
afterAll(() => fs.rmSync(contentFolder, { recursive: true }))

/** A lesson of parts with ten lines and four minutes each, and cards by the part that they come from. */
function lessonOf(parts: Record<string, string[]>): LessonBuild {
  const made = Object.entries(parts).map(([anchor, cards], i) => ({ anchor, cards, line: 10 * i + 1 }))
  return sampleBuild(
    'begin/lesson',
    made.flatMap(({ cards, line }) =>
      cards.map((card) =>
        sampleCard({
          id: `begin/${card}/meaning`,
          answer: `The meaning of ${card} and nothing else.`,
          source: { file: 'begin/lesson.md', first: line + 3, last: line + 4 },
        }),
      ),
    ),
    {
      parts: made.map(({ anchor, line }): LessonPart => ({
        ...{ anchor, title: anchor, level: 2, line, offset: 0, words: 800 },
      })),
    },
  )
}

async function sync(parts: Record<string, string[]>) {
  fs.mkdirSync(path.join(contentFolder, 'begin'), { recursive: true })
  fs.writeFileSync(path.join(contentFolder, 'begin/lesson.md'), JSON.stringify(parts))
  const build = lessonOf(parts)
  await syncContent({
    contentFolder,
    builder: {
      ...{ engineVersion: 'engine', version: 'generator' },
      build: () => Promise.resolve(build),
      close: () => Promise.resolve(),
    },
    now,
    onProgress: () => undefined,
  })
}

let learners = 0
let userId = ''
beforeEach(async () => {
  await sync({ '': ['early'], loop: ['loop', 'turn'], task: ['task'] })
  userId = await makeLearner(`beginner-${++learners}`)
  await visitLesson(userId, 'begin/lesson', now)
})

const begin = (...parts: string[]) => beginCards(userId, { lessonId: 'begin/lesson', parts }, now)
/** The concepts of the cards that may be introduced to the learner. */
const introduced = async (id = userId) =>
  (await studyQueue(id, now)).cards.map(({ cardId }) => cardId.split('/')[1]).sort()

describe('the cards of a lesson', () => {
  test('wait until their section was worked through', async () => {
    expect(await introduced()).toEqual([])
    expect(await begin('loop')).toBe(2)
    expect(await introduced()).toEqual(['loop', 'turn'])
  })

  test('are begun once, and for the learner alone who began them', async () => {
    const other = await makeLearner(`other-${learners}`)
    await visitLesson(other, 'begin/lesson', now)
    expect(await begin('loop', 'task')).toBe(3)
    expect(await begin('loop')).toBe(0)
    expect(await introduced(other)).toEqual([])
  })

  test('are those of its own parts: others that are named begin nothing, and are not kept', async () => {
    expect(await begin('no-such-part', 'task')).toBe(1)
    const kept = await database.read((db) =>
      db.selectFrom('BegunPart').select('part').where('userId', '=', userId).execute(),
    )
    expect(kept).toEqual([{ part: 'task' }])
  })

  test('can all be begun at once, and then those too that the lesson will have', async () => {
    await begin('loop')
    expect(await beginCards(userId, { lessonId: 'begin/lesson', parts: null }, now)).toBe(2)
    await sync({ '': ['early'], loop: ['loop', 'turn'], task: ['task'], future: ['future'] })
    expect(await introduced()).toEqual(['early', 'future', 'loop', 'task', 'turn'])
  })

  test('can be begun before the lesson was opened, as by a link of somebody else', async () => {
    const stranger = await makeLearner(`stranger-${learners}`)
    expect(await beginCards(stranger, { lessonId: 'begin/lesson', parts: ['task'] }, now)).toBe(1)
    expect(await introduced(stranger)).toEqual(['task'])
    expect(await beginCards(stranger, { lessonId: 'begin/nowhere', parts: null }, now)).toBe(0)
  })
})

describe('when the lesson changes', () => {
  test('a begun section begins its new cards too, and the others wait', async () => {
    await begin('loop')
    await sync({ '': ['early'], loop: ['loop', 'turn', 'callback'], task: ['task', 'group'] })
    expect(await introduced()).toEqual(['callback', 'loop', 'turn'])
  })

  test('sections that are put before it change nothing', async () => {
    await begin('loop')
    await sync({ '': ['early'], before: ['await'], loop: ['loop', 'turn'], task: ['task'] })
    expect(await introduced()).toEqual(['loop', 'turn'])
  })

  test('a begun section stays begun under another heading, and so does the place in it', async () => {
    await begin('loop')
    await savePlace(userId, { lessonId: 'begin/lesson', place: 'loop' })
    await sync({ '': ['early'], 'event-loop': ['loop', 'turn'], task: ['task'] })
    await sync({ '': ['early'], 'event-loop': ['loop', 'turn', 'callback'], task: ['task'] })
    expect(await introduced()).toEqual(['callback', 'loop', 'turn'])
    expect((await readLesson(userId, 'begin', 'lesson'))?.place).toBe('event-loop')
  })

  test('two sections that change their names with each other keep what was begun apart', async () => {
    await begin('loop')
    await sync({ '': ['early'], task: ['loop', 'turn'], loop: ['task'] })
    await sync({ '': ['early'], task: ['loop', 'turn', 'callback'], loop: ['task', 'group'] })
    expect(await introduced()).toEqual(['callback', 'loop', 'turn'])
  })

  test('a card that moves into a begun section is begun, and one that moves out of it stays so', async () => {
    await begin('loop')
    await sync({ '': [], loop: ['turn', 'early'], task: ['task', 'loop'] })
    expect(await introduced()).toEqual(['early', 'loop', 'turn'])
  })
})

describe('a lesson as its learner sees it', () => {
  test('says how many cards of each section were begun', async () => {
    await begin('loop')
    const lesson = await readLesson(userId, 'begin', 'lesson')
    if (lesson === null) throw new Error('the lesson was expected')
    const { sections } = await readSections(userId, lesson, now)
    expect(sections.map(({ cards, begun, parts }) => [parts[0].anchor, begun, cards])).toEqual([
      ['', 0, 1],
      ['loop', 2, 2],
      ['task', 0, 1],
    ])
  })

  test('offers before a section what it builds on once that is fading, and not before', async () => {
    await database.write((db) =>
      db.insertInto('ConceptEdge').values({ fromId: 'begin/loop', toId: 'begin/task' }).execute(),
    )
    await begin('loop')
    const fadingAt = async (at: Date) => {
      const lesson = await readLesson(userId, 'begin', 'lesson')
      if (lesson === null) throw new Error('the lesson was expected')
      const { sections } = await readSections(userId, lesson, at)
      return sections.map(({ fading }) => fading.map(({ term }) => term))
    }
    let at = now
    for (let revision = 0; revision < 2; revision++) {
      for (const card of (await studyQueue(userId, at)).cards) {
        if (!card.cardId.startsWith('begin/loop/')) continue
        const { cardId, itemId, follows } = card
        const key = `fade-${learners}-${revision}`
        await recordReview(
          userId,
          {
            key,
            cardId,
            itemId,
            revision,
            follows,
            rating: 4,
            answer: null,
            durationMillis: 1,
            atMillis: at.getTime(),
          },
          at,
        )
      }
      at = new Date(at.getTime() + 20 * 86_400_000)
    }
    expect(await fadingAt(new Date(at.getTime() - 19 * 86_400_000))).toEqual([[], [], []])
    expect(await fadingAt(new Date(at.getTime() + 300 * 86_400_000))).toEqual([[], [], ['loop']])
  })
})
