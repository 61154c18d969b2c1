import { randomUUID } from 'node:crypto'
import { itemFaceSchema } from '#domain/items/item-face'
import { randomFrom } from '#domain/random/random-from'
import { studyDayOf } from '#domain/schedule/study-day'
import { changeLearningSettings, readLearningSettings } from '#server/account/learning-settings'
import { database } from '#server/database/database'
import { beginCards } from '#server/lessons/begin-cards'
import { memoryReport } from '#server/progress/memory-report'
import { progress } from '#server/progress/progress'
import { readBeliefs } from '#server/progress/read-beliefs'
import { today } from '#server/progress/today'
import { recordReview } from '#server/study/record-review'
import { studyQueue } from '#server/study/study-queue'
import { studySettings } from '#server/study/study-settings'
import { toldByLog, type Told } from './from-log.ts'
import type { SimulatedLearner } from './minds.ts'
import { answerCard, send, study, type ReadyAnswer, type Student } from './study-on-server.ts'

const millisPerDay = 86_400_000
const millisPerHour = 3_600_000
/** Before the first rating of a day, in a cellar without a connection. */
const hoursOffline = 6

export interface LiveOptions {
  /** The database. */
  file: string
  /** The lessons that are begun, in this order. */
  lessonIds: readonly string[]
  /** A new lesson is begun every so many days. */
  daysPerLesson: number
  days: number
  /** The evening of the first day. */
  startMillis: number
  /** After this many answers a learner has had enough for the day. */
  maxAnswers: number
  seed: string
  /** Days of the simulation, from 0, after which everything that is shown is looked at; the last one always is. */
  lookEvery: number
}

/** All that the app tells a learner at some time. */
export interface Shown {
  userId: string
  day: number
  atMillis: number
  progress: Awaited<ReturnType<typeof progress>>
  memory: Awaited<ReturnType<typeof memoryReport>>
  beliefs: Awaited<ReturnType<typeof readBeliefs>>
  today: Awaited<ReturnType<typeof today>>
  /** What should be shown, by the log as it is then. */
  byLog: Told
}

export interface Life {
  learner: string
  userId: string
  answers: number
  /** What was shown, oldest first; at least one. */
  shown: [Shown, ...Shown[]]
  /** The number of answers to programs on which the belief leads astray until it was named; null if it never was. */
  answersUntilNamed: number | null
  belief: string
}

/** Lets a learner live through the days, by nothing but what the server does for the pages. */
export async function live(learner: SimulatedLearner, options: LiveOptions): Promise<Life> {
  const { lessonIds, days, startMillis, seed, maxAnswers, daysPerLesson, lookEvery } = options
  const userId = await addUser(learner.name, startMillis)
  const random = randomFrom(`${seed}/${learner.name}`)
  const belief = await commonestBelief(lessonIds)
  const mind = learner.mind(belief)
  let [misled, answersUntilNamed]: [number, number | null] = [0, null]
  const onAnswer: Student['onAnswer'] = async ({ misleading }) => {
    if (learner.name !== 'believer' || answersUntilNamed !== null) return
    if (!misleading.some(({ misconception }) => misconception === belief)) return
    misled += 1
    const { beliefs } = await readBeliefs(userId)
    const isNamed = beliefs.some(({ id, state }) => state === 'held' && id.endsWith(`/${belief}`))
    if (isNamed) answersUntilNamed = misled
  }
  const shown: Shown[] = []
  let answers = 0
  for (let day = 0; day < days; day++) {
    const evening = startMillis + day * millisPerDay
    const lesson = day % daysPerLesson === 0 ? lessonIds[day / daysPerLesson] : undefined
    if (lesson !== undefined) await beginCards(userId, { lessonId: lesson, parts: null }, new Date(evening))
    const place = learner.arrivesIn?.(day) ?? null
    if (place !== null) await moveTo(userId, place, new Date(evening))
    let atMillis = evening
    if (learner.studiesOn?.(day) ?? true) {
      const { dayBoundary } = await database.read((db) => studySettings(db, userId))
      const student: Student = {
        ...{ userId, mind, random, onAnswer, clockError: learner.clockError?.(day) ?? 0 },
        studyDayOf: (millis) => studyDayOf(millis, dayBoundary),
      }
      const offline = learner.hasTwoDevices && day % 2 === 1 ? await answerOffline(student, evening) : []
      const session = await study(student, evening, maxAnswers)
      answers += session.answers.length + offline.length
      atMillis = session.atMillis
      // The device is connected again, and sends everything twice, as it cannot know what had arrived.
      for (const answer of [...offline, ...offline]) await send(student, answer, (atMillis += 1_000))
      atMillis = await repeat(student, session.answers, learner.repetitions ?? 0, atMillis)
    }
    if (day === days - 1 || day % lookEvery === lookEvery - 1) {
      shown.push(await look(options.file, userId, day, atMillis + millisPerHour))
    }
  }
  const [first, ...rest] = shown
  if (first === undefined) throw new Error('There must be at least one day.')
  return { learner: learner.name, userId, answers, shown: [first, ...rest], answersUntilNamed, belief }
}

async function look(file: string, userId: string, day: number, atMillis: number): Promise<Shown> {
  const now = new Date(atMillis)
  return {
    ...{ userId, day, atMillis },
    progress: await progress(userId, now),
    memory: await memoryReport(userId, now),
    beliefs: await readBeliefs(userId),
    today: await today(userId, now),
    byLog: toldByLog(file, userId, atMillis),
  }
}

/** Answers the cards that wait, some hours before the evening, on a device that will send them after it. */
async function answerOffline(student: Student, evening: number): Promise<ReadyAnswer[]> {
  const givenMillis = evening - hoursOffline * millisPerHour
  const { cards } = await studyQueue(student.userId, new Date(givenMillis))
  const answers: ReadyAnswer[] = []
  for (const card of cards)
    answers.push(await answerCard(student, card, givenMillis + answers.length * 12_000))
  return answers
}

/** Answers each card of a session again and again on the same day, which the study page sends as practice. */
async function repeat(
  { userId }: Student,
  answers: readonly ReadyAnswer[],
  times: number,
  fromMillis: number,
): Promise<number> {
  let atMillis = fromMillis
  const latest = new Map(answers.map((answer) => [answer.input.cardId, answer.input]))
  for (const input of times === 0 ? [] : latest.values()) {
    for (let n = 0; n < times; n++) {
      atMillis += 2_000
      const again = {
        ...input,
        key: randomUUID(),
        follows: input.key,
        guess: null,
        isPractice: true,
        atMillis,
      }
      await recordReview(userId, again, new Date(atMillis))
    }
  }
  return atMillis
}

async function addUser(name: string, startMillis: number): Promise<string> {
  const id = randomUUID()
  const user = { id, email: `${name}-${id}@example.org`, passwordHash: 'none', createdAtMillis: startMillis }
  await database.write(async (db) => {
    await db.insertInto('User').values(user).execute()
    await db.insertInto('Settings').values({ userId: id, timeZone: 'Europe/Berlin' }).execute()
  })
  return id
}

/** Moves to another time zone, by the form of the settings. */
async function moveTo(userId: string, timeZone: string, now: Date): Promise<void> {
  const { asksConfidence, goesOn, learningMinutes, relearningMinutes, ...rest } =
    await readLearningSettings(userId)
  const word = (yes: boolean) => (yes ? 'yes' : 'no')
  const form = {
    ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, String(value)])),
    ...{ learningMinutes: learningMinutes.join(' '), relearningMinutes: relearningMinutes.join(' ') },
    ...{ asksConfidence: word(asksConfidence), goesOn: word(goesOn), timeZone },
  }
  const faults = await changeLearningSettings(userId, form, now)
  if (faults.length > 0) throw new Error(`These settings cannot be used: ${faults.join(', ')}.`)
}

/** The misconception that leads to a wrong output on most cards of some lessons. */
async function commonestBelief(lessonIds: readonly string[]): Promise<string> {
  const rows = await database.read((db) =>
    db
      .selectFrom('Question as question')
      .innerJoin('Item as item', 'item.id', 'question.itemId')
      .where('question.lessonId', 'in', lessonIds)
      .where('item.kind', '=', 'output-choice')
      .orderBy('question.id')
      .select('item.face')
      .execute(),
  )
  const beliefs = rows.flatMap(({ face }) => {
    const { options } = itemFaceSchema.parse(JSON.parse(face))
    return [...new Set(options.flatMap(({ misconception }) => misconception ?? []))]
  })
  const counts = [...Map.groupBy(beliefs, (belief) => belief)].toSorted(([, a], [, b]) => b.length - a.length)
  return counts[0]?.[0] ?? ''
}
