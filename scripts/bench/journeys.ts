// What whole sessions cost, of one learner and of many at once.
import { besideBareApp, Ratings, signedIn, type BenchSetup } from './beside-bare.ts'
import { median, type Measure, type Suite } from './measure.ts'
import { cpuMillis } from './process-cpu.ts'

const rounds = 5
const learnersAtOnce = [1, 16, 64]
/** Of a round, so that few learners are measured as long as many. */
const journeysPerRound = 64
const ratings = 10

interface Card {
  id: string
  itemId: string
}

/** Milliseconds that each request for a rating took. */
type Waits = number[]

async function get(address: string, headers: Record<string, string>): Promise<void> {
  const response = await fetch(address, { headers })
  await response.arrayBuffer()
  if (!response.ok) throw new Error(`${address} answered ${response.status}.`)
}

/** A learner opens the page of the day, studies ten cards, and looks at their progress. */
async function journey(setup: BenchSetup, cards: readonly Card[], waits: Waits): Promise<void> {
  const { url } = setup.app
  const { headers } = await signedIn(setup)
  const learner = new Ratings(headers)
  await get(url, headers)
  await get(`${url}/study`, headers)
  for (const card of cards) {
    const startedAt = performance.now()
    const response = await learner.post(`${url}/api/reviews`, card, 0)
    await response.clone().arrayBuffer()
    waits.push(performance.now() - startedAt)
    if (!response.ok) throw new Error(`A rating was answered with ${response.status}.`)
    await learner.take(response)
  }
  await get(`${url}/progress`, headers)
}

/** As many requests to the bare app. */
async function bareJourney({ bare }: BenchSetup, cards: readonly Card[], waits: Waits): Promise<void> {
  const learner = new Ratings({ 'content-type': 'application/json' })
  for (let page = 0; page < 3; page++) await get(bare.url, {})
  for (const card of cards) {
    const startedAt = performance.now()
    const response = await learner.post(`${bare.url}/bare`, card, 0)
    await response.arrayBuffer()
    waits.push(performance.now() - startedAt)
  }
}

/** CPU milliseconds of a journey, when so many learners are under way at once. */
async function cpuOf(pid: number, atOnce: number, one: () => Promise<void>): Promise<number> {
  const before = cpuMillis(pid)
  let begun = 0
  const goOn = async () => {
    while (begun++ < journeysPerRound) await one()
  }
  await Promise.all(Array.from({ length: atOnce }, goOn))
  return (cpuMillis(pid) - before) / journeysPerRound
}

/** What one in twenty waits longer than. */
const slowest = (waits: Waits) => waits.toSorted((a, b) => a - b)[Math.floor(waits.length * 0.95)] ?? 0

async function costOf(setup: BenchSetup, cards: readonly Card[], atOnce: number): Promise<Measure> {
  const own: Waits = []
  const bare: Waits = []
  const measured: { cost: number; baseline: number }[] = []
  for (let round = 0; round < rounds; round++) {
    measured.push({
      cost: await cpuOf(setup.app.pid, atOnce, () => journey(setup, cards, own)),
      baseline: await cpuOf(setup.bare.pid, atOnce, () => bareJourney(setup, cards, bare)),
    })
  }
  const [cost, baseline] = (['cost', 'baseline'] as const).map((name) =>
    median(measured.map((of) => of[name])),
  )
  return {
    name: `a session of ten ratings and three pages, ${atOnce} at once: CPU ÷ as many bare requests`,
    value: median(measured.map((of) => of.cost / of.baseline)),
    unit: '×',
    note: `${cost?.toFixed(0)} ms ÷ ${baseline?.toFixed(0)} ms; 19 of 20 ratings took at most ${slowest(own).toFixed(0)} ms, bare ${slowest(bare).toFixed(0)} ms`,
  }
}

export const suite: Suite = {
  title: 'Journeys: what the sessions of one learner and of many at once cost',
  measure: () =>
    besideBareApp(async (setup) => {
      const cards = await setup.database.read((db) =>
        db
          .selectFrom('Card')
          .select(['id', 'itemId'])
          .where('lessonId', '=', 'asyncio/asynchronous-programming')
          .where('retiredAtMillis', 'is', null)
          .orderBy('position')
          .limit(ratings)
          .execute(),
      )
      // Both warm up.
      await cpuOf(setup.app.pid, 1, () => journey(setup, cards, []))
      await cpuOf(setup.bare.pid, 1, () => bareJourney(setup, cards, []))
      const measures: Measure[] = []
      for (const atOnce of learnersAtOnce) measures.push(await costOf(setup, cards, atOnce))
      return measures
    }),
}
