import Database from 'better-sqlite3'
import { z } from 'zod'

// What the app shows, computed a second time from the rows of the log. Nothing of the app's own rules is imported, so
// that a mistake in them cannot be in here, too. Only the fuzz of intervals cannot be told from the log, so the day on
// which a card is due is taken as it is stored.

/** A number, or a word, by what it is called. */
export type Told = Map<string, number | string | null>

const weights = [
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
  1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
]
const w = (index: number) => weights[index] ?? Number.NaN

/** FSRS-6, after its published description. */
const factor = 0.9 ** (-1 / w(20)) - 1
const recallOf = (stability: number, days: number) => (1 + (factor * days) / stability) ** -w(20)
const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))
const firstDifficulty = (rating: number) => w(4) - Math.exp(w(5) * (rating - 1)) + 1

interface Memory {
  stability: number
  difficulty: number
}

function afterRating(memory: Memory | null, days: number, rating: number): Memory {
  if (memory === null) {
    return { stability: w(rating - 1), difficulty: clamp(firstDifficulty(rating), 1, 10) }
  }
  const { stability: s, difficulty: d } = memory
  const moved = d - (w(6) * (rating - 3) * (10 - d)) / 9
  const difficulty = clamp(w(7) * firstDifficulty(4) + (1 - w(7)) * moved, 1, 10)
  return { difficulty, stability: clamp(nextStability(s, d, days, rating), 0.001, 36_500) }
}

function nextStability(s: number, d: number, days: number, rating: number): number {
  if (days === 0) {
    const growth = Math.exp(w(17) * (rating - 3 + w(18))) * s ** -w(19)
    return s * (rating >= 2 ? Math.max(1, growth) : growth)
  }
  const lost = 1 - recallOf(s, days)
  if (rating === 1) {
    const forgotten = w(11) * d ** -w(12) * ((s + 1) ** w(13) - 1) * Math.exp(w(14) * lost)
    return Math.min(forgotten, s / Math.exp(w(17) * w(18)))
  }
  const bonus = (rating === 2 ? w(15) : 1) * (rating === 4 ? w(16) : 1)
  return s * (1 + Math.exp(w(8)) * (11 - d) * s ** -w(9) * (Math.exp(w(10) * lost) - 1) * bonus)
}

const rowSchema = z.object({
  id: z.string(),
  cardId: z.string(),
  itemId: z.string().nullable(),
  event: z.string(),
  rating: z.number().nullable(),
  correct: z.number().nullable(),
  override: z.string().nullable(),
  confidence: z.string().nullable(),
  durationMillis: z.number().nullable(),
  undoneId: z.string().nullable(),
  atMillis: z.number(),
  studyDay: z.number(),
  stabilityBefore: z.number().nullable(),
})
type Row = z.infer<typeof rowSchema>

interface Test {
  day: number
  /** The kind of the question. */
  kind: string
  passed: boolean
  /** Whether the grade decided. */
  isGraded: boolean
  isOverridden: boolean
  /** Predicted by the replay of the log, and by the stability that the log says it had. */
  chance: number
  stability: number
}

const choices = new Set([
  'term-choice',
  'meaning-choice',
  'output-choice',
  'outcome',
  'which-not',
  'runs-next',
  'changed-output',
])
const isTyped = (kind: string) => kind !== 'self-graded' && !choices.has(kind)

interface CardFacts {
  hasVariants: boolean
  hasTyped: boolean
  hasChoice: boolean
}

/**
 * What should be shown to a learner.
 *
 * @param file the database
 */
export function toldByLog(file: string, userId: string, nowMillis: number): Told {
  const db = new Database(file, { readonly: true })
  try {
    return told(new Rows(db, userId), nowMillis)
  } finally {
    db.close()
  }
}

/** The rows that the numbers are computed from. */
class Rows {
  readonly #db: Database.Database
  readonly #userId: string

  constructor(db: Database.Database, userId: string) {
    this.#db = db
    this.#userId = userId
  }

  log(): Row[] {
    return this.#all(
      rowSchema,
      `select id, cardId, itemId, event, rating, correct, override, confidence, durationMillis, undoneId, atMillis,
         studyDay, json_extract(before, '$.stability') as stabilityBefore
       from ReviewLog where userId = ? order by atMillis, cardId, revision`,
      this.#userId,
    )
  }

  settings() {
    const schema = z.object({ timeZone: z.string(), rolloverHour: z.number() })
    const [row] = this.#all(
      schema,
      'select timeZone, rolloverHour from Settings where userId = ?',
      this.#userId,
    )
    if (row === undefined) throw new Error('There is no such learner.')
    return row
  }

  /** Current cards, each with its main concept and the title of its lesson. */
  cards() {
    return this.#all(
      z.object({ id: z.string(), facet: z.string(), lesson: z.string(), conceptId: z.string().nullable() }),
      `select Card.id, Card.facet, Lesson.title as lesson, main.conceptId
       from Card join Lesson on Lesson.id = Card.lessonId
         left join CardConcept main on main.cardId = Card.id and main.position = 0
       where Card.retiredAtMillis is null and Lesson.retiredAtMillis is null`,
    )
  }

  concepts() {
    return this.#all(z.object({ id: z.string() }), 'select id from Concept where retiredAtMillis is null')
  }

  dueDays(): Map<string, number | null> {
    const schema = z.object({ cardId: z.string(), dueDay: z.number().nullable() })
    const rows = this.#all(schema, 'select cardId, dueDay from CardSchedule where userId = ?', this.#userId)
    return new Map(rows.map(({ cardId, dueDay }) => [cardId, dueDay]))
  }

  items() {
    const schema = z.object({ id: z.string(), kind: z.string(), runHash: z.string().nullable() })
    return new Map(this.#all(schema, 'select id, kind, runHash from Item').map((row) => [row.id, row]))
  }

  facts(): Map<string, CardFacts> {
    const rows = this.#all(
      z.object({ cardId: z.string(), kind: z.string(), isVariant: z.number() }),
      `select asked.cardId, Item.kind, asked.isVariant from (
         select id as cardId, itemId, 0 as isVariant from Card
         union all select cardId, itemId, 0 from Question where retiredAtMillis is null
         union all select cardId, itemId, 1 from CardVariant
       ) asked join Item on Item.id = asked.itemId`,
    )
    return new Map(
      [...Map.groupBy(rows, ({ cardId }) => cardId)].map(([cardId, own]) => [
        cardId,
        {
          hasVariants: own.some(({ isVariant }) => isVariant === 1),
          hasTyped: own.some(({ kind }) => isTyped(kind)),
          hasChoice: own.some(({ kind }) => choices.has(kind)),
        },
      ]),
    )
  }

  #all<Schema extends z.ZodType>(schema: Schema, query: string, ...values: string[]): z.infer<Schema>[] {
    return z.array(schema).parse(this.#db.prepare(query).all(...values))
  }
}

/** The steps with which the simulated learners learn: two when new, and one when forgotten. */
const steps = { learning: 2, relearning: 1 }

/** A card as its log leaves it. */
class Card {
  memory: Memory | null = null
  /** Whether the latest answer in practice was right; null if there was none. */
  practised: boolean | null = null
  lastDay = 0
  inReview = false
  #step = 0
  readonly tests: Test[] = []
  readonly #given = new Set<string>()
  #isRelearning = false
  #lastShown: number | null = null
  #isMet = false
  readonly mastery: { atMillis: number; passed: boolean }[] = []

  /** @param item the one that was shown; undefined if it is gone */
  take(
    row: Row,
    isUndone: boolean,
    item: { kind: string; runHash: string | null } | undefined,
    facts: CardFacts,
  ) {
    const gives = item?.runHash ?? row.itemId ?? ''
    const isNew = item !== undefined && (facts.hasVariants ? !this.#given.has(gives) : isTyped(item.kind))
    const isFirst = this.#lastShown === null || this.#lastShown < row.studyDay
    const wasMet = this.#isMet
    this.#given.add(gives)
    this.#lastShown = Math.max(row.studyDay, this.#lastShown ?? row.studyDay)
    if (isUndone) return
    if (row.event === 'practised' && row.correct !== null) this.practised = row.correct === 1
    if (row.event !== 'rated') return
    this.#isMet = true
    const rating = ratingOf(row)
    const isGraded = row.correct !== null && row.override === null
    if (wasMet && isFirst && isNew && isGraded)
      this.mastery.push({ atMillis: row.atMillis, passed: rating > 1 })
    this.#rate(row, rating, isGraded, item?.kind ?? '')
  }

  #rate(row: Row, rating: number, isGraded: boolean, kind: string) {
    const days = this.memory === null ? 0 : Math.max(0, row.studyDay - this.lastDay)
    if (this.memory !== null && row.studyDay > this.lastDay) {
      const stability = row.stabilityBefore ?? this.memory.stability
      const test = {
        day: row.studyDay,
        kind,
        passed: rating > 1,
        isGraded,
        isOverridden: row.override !== null,
      }
      this.tests.push({ ...test, stability, chance: recallOf(stability, days) })
    }
    this.memory = afterRating(this.memory, days, rating)
    this.lastDay = Math.max(row.studyDay, this.lastDay)
    this.#goOn(rating)
  }

  #goOn(rating: number) {
    if (this.inReview && rating > 1) return
    const isRelearning = this.inReview || this.#isRelearning
    const count = isRelearning ? steps.relearning : steps.learning
    this.#step = rating === 1 ? 0 : rating === 2 ? this.#step : rating === 3 ? this.#step + 1 : count
    this.inReview = this.#step >= count
    this.#isRelearning = isRelearning && !this.inReview
    if (this.inReview) this.#step = 0
  }
}

const ratingOf = ({ rating, correct, override }: Row) =>
  correct === 0 && override === null ? 1 : (rating ?? Number.NaN)

function stateOf(card: Card, facts: CardFacts, dueDay: number | null, today: number): string {
  if (card.memory === null) {
    return card.practised === null ? 'not tested' : card.practised ? 'not sure yet' : 'learning'
  }
  const last = card.tests.at(-1)
  if (!card.inReview || last?.passed !== true) return 'learning'
  if (last.isOverridden) return 'not sure yet'
  if ((facts.hasVariants || facts.hasTyped) && !card.mastery.slice(-2).some(({ passed }) => passed))
    return 'not sure yet'
  if (facts.hasTyped && !last.isGraded) return 'not sure yet'
  if (!facts.hasTyped && facts.hasChoice) {
    const row = card.tests.slice(-3)
    if (row.length < 3 || !row.every(({ passed, isGraded }) => passed && isGraded)) return 'not sure yet'
  }
  const recall = recallOf(card.memory.stability, Math.max(0, today - card.lastDay))
  return dueDay !== null && dueDay <= today && recall < 0.9 ? 'fading' : 'known'
}

function stateOfConcept(states: readonly string[]): string {
  if (states.every((state) => state === 'not tested')) return 'not tested'
  for (const state of ['learning', 'fading']) if (states.includes(state)) return state
  return states.every((state) => state === 'known') ? 'known' : 'not sure yet'
}

/** The calendar day and the hour of an instant, in the learner's place. */
function clockOf(atMillis: number, timeZone: string): { date: number; hour: number } {
  const format = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', hourCycle: 'h23' },
  })
  const parts = new Map(format.formatToParts(atMillis).map(({ type, value }) => [type, Number(value)]))
  const date = Date.UTC(parts.get('year') ?? 0, (parts.get('month') ?? 1) - 1, parts.get('day') ?? 1)
  return { date: date / 86_400_000, hour: parts.get('hour') ?? 0 }
}

/** The study day of an instant. */
function dayOf(
  atMillis: number,
  { timeZone, rolloverHour }: { timeZone: string; rolloverHour: number },
): number {
  const { date, hour } = clockOf(atMillis, timeZone)
  return date - (hour < rolloverHour ? 1 : 0)
}

const monthOf = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 7)

const share = (tests: readonly Test[]) => tests.filter(({ passed }) => passed).length
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const limits = [0, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 1]

function rmseOf(tests: readonly Test[]): number | null {
  if (tests.length === 0) return null
  const squares = limits.slice(1).map((to, i) => {
    const own = tests.filter(
      ({ chance }) => chance >= (limits[i] ?? 0) && (chance < to || (to === 1 && chance === 1)),
    )
    if (own.length === 0) return 0
    return own.length * (mean(own.map(({ chance }) => chance)) - share(own) / own.length) ** 2
  })
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / tests.length)
}

const stabilities = [0, 1, 7, 21, 90, 365]

/** Tells how well the cards that were ever rated are remembered today. */
function tellMemory(
  all: Told,
  current: readonly { card: Card; facet: string; lesson: string }[],
  today: number,
): void {
  const learned = current.flatMap(({ card: { memory, lastDay }, facet, lesson }) =>
    memory === null
      ? []
      : [{ ...memory, facet, lesson, recall: recallOf(memory.stability, Math.max(0, today - lastDay)) }],
  )
  const groups = [
    ...[['all cards', learned] as const].filter(() => learned.length > 0),
    ...Map.groupBy(learned, ({ lesson }) => `lesson ${lesson}`),
    ...Map.groupBy(learned, ({ facet }) => `facet ${facet}`),
  ]
  for (const [name, own] of groups) {
    all.set(`${name}: remembered`, own.length)
    all.set(`${name}: recall today`, mean(own.map(({ recall }) => recall)))
  }
  for (const [i, from] of stabilities.entries()) {
    const to = stabilities[i + 1] ?? Infinity
    const own = learned.filter(({ stability }) => stability >= from && stability < to)
    all.set(`stability from ${from} days: cards`, own.length)
  }
  for (let level = 1; level <= 10; level++) {
    const own = learned.filter(({ difficulty }) => Math.round(difficulty) === level)
    all.set(`difficulty ${level}: cards`, own.length)
  }
}

function told(rows: Rows, nowMillis: number): Told {
  const [log, settings, items, facts, dueDays] = [
    rows.log(),
    rows.settings(),
    rows.items(),
    rows.facts(),
    rows.dueDays(),
  ]
  const today = dayOf(nowMillis, settings)
  const undone = new Set(log.flatMap(({ undoneId }) => undoneId ?? []))
  const cards = new Map<string, Card>()
  const noFacts: CardFacts = { hasVariants: false, hasTyped: false, hasChoice: false }
  for (const row of log) {
    if (row.event !== 'rated' && row.event !== 'practised') continue
    const card = cards.get(row.cardId) ?? new Card()
    cards.set(row.cardId, card)
    card.take(row, undone.has(row.id), items.get(row.itemId ?? ''), facts.get(row.cardId) ?? noFacts)
  }
  const all: Told = new Map()
  const current = rows.cards().map(({ id, ...card }) => {
    const replayed = cards.get(id) ?? new Card()
    return {
      ...card,
      card: replayed,
      state: stateOf(replayed, facts.get(id) ?? noFacts, dueDays.get(id) ?? null, today),
    }
  })
  for (const state of ['not tested', 'learning', 'not sure yet', 'known', 'fading']) {
    all.set(`cards ${state}`, current.filter((card) => card.state === state).length)
  }
  const ofConcepts = Map.groupBy(current, ({ conceptId }) => conceptId)
  for (const { id } of rows.concepts()) {
    const own = ofConcepts.get(id) ?? []
    const tests = own.flatMap(({ card }) => card.tests)
    const chances = own.flatMap(({ card: { memory, lastDay } }) =>
      memory === null ? [] : [recallOf(memory.stability, Math.max(0, today - lastDay))],
    )
    all.set(`${id}: state`, stateOfConcept(own.map(({ state }) => state)))
    all.set(`${id}: graded tests passed`, share(tests.filter(({ isGraded }) => isGraded)))
    all.set(`${id}: graded tests`, tests.filter(({ isGraded }) => isGraded).length)
    all.set(`${id}: other tests passed`, share(tests.filter(({ isGraded }) => !isGraded)))
    all.set(`${id}: other tests`, tests.filter(({ isGraded }) => !isGraded).length)
    const mastery = own
      .flatMap(({ card }) => card.mastery)
      .toSorted((a, b) => a.atMillis - b.atMillis)
      .slice(-10)
    all.set(`${id}: new questions right`, mastery.filter(({ passed }) => passed).length)
    all.set(`${id}: new questions`, mastery.length)
    all.set(`${id}: recall today`, chances.length === 0 ? null : Math.min(...chances))
  }
  tellMemory(all, current, today)
  const tests = [...cards.values()].flatMap((card) => card.tests)
  const graded = tests.filter(({ isGraded }) => isGraded)
  const recent = graded.filter(({ day }) => day > today - 30)
  all.set('recall rate, passed', recent.length < 5 ? null : share(recent))
  all.set('recall rate, tests', recent.length < 5 ? null : recent.length)
  all.set('graded tests passed', share(graded))
  all.set('graded tests', graded.length)
  all.set('graded tests predicted', graded.length === 0 ? null : mean(graded.map(({ chance }) => chance)))
  all.set('rmse', rmseOf(graded))
  all.set(
    'log loss',
    graded.length === 0
      ? null
      : mean(graded.map(({ passed, chance }) => -Math.log(Math.max(1e-6, passed ? chance : 1 - chance)))),
  )
  const mature = graded.filter(({ stability }) => stability >= 21)
  all.set('mature tests passed', share(mature))
  all.set('mature tests', mature.length)
  for (const [month, own] of Map.groupBy(graded, ({ day }) => monthOf(day))) {
    all.set(`month ${month}: passed`, share(own))
    all.set(`month ${month}: tests`, own.length)
    all.set(`month ${month}: predicted`, mean(own.map(({ chance }) => chance)))
  }
  const latest = graded.filter(({ day }) => day > today - 90)
  for (const [kind, own] of Map.groupBy(latest, ({ kind }) => kind)) {
    all.set(`kind ${kind}: passed`, share(own))
    all.set(`kind ${kind}: tests`, own.length)
  }
  const rated = log.filter(({ id, event }) => event === 'rated' && !undone.has(id))
  const byDay = Map.groupBy(rated, ({ atMillis }) => dayOf(atMillis, settings))
  for (let day = today - 29; day <= today; day++) {
    const own = byDay.get(day) ?? []
    all.set(`day ${day}: answers`, own.length)
    all.set(`day ${day}: forgotten`, own.filter((row) => ratingOf(row) === 1).length)
    all.set(
      `day ${day}: milliseconds`,
      own.reduce((sum, { durationMillis }) => sum + (durationMillis ?? 0), 0),
    )
  }
  const ofNinetyDays = [...byDay].flatMap(([day, own]) => (day > today - 90 && day <= today ? own : []))
  for (let hour = 0; hour < 24; hour++) {
    const own = ofNinetyDays.filter(({ atMillis }) => clockOf(atMillis, settings.timeZone).hour === hour)
    all.set(`hour ${hour}: answers`, own.length)
  }
  const answersToday = byDay.get(today) ?? []
  all.set('today: answers', answersToday.length)
  all.set(
    'today: minutes',
    Math.floor(answersToday.reduce((sum, { durationMillis }) => sum + (durationMillis ?? 0), 0) / 60_000),
  )
  const stated = log.filter(
    ({ id, event, correct, override, confidence }) =>
      ['rated', 'practised'].includes(event) &&
      !undone.has(id) &&
      ![correct, confidence].includes(null) &&
      override === null,
  )
  for (const level of ['guess', 'think', 'sure']) {
    const own = stated.filter(({ confidence }) => confidence === level)
    all.set(`${level}: answers`, own.length)
    all.set(`${level}: right`, own.filter(({ correct }) => correct === 1).length)
  }
  return all
}
