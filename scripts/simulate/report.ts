import { knowledgeStates } from '#domain/progress/knowledge'
import type { Promised } from './promised.ts'
import type { SimulatedDay } from './simulate.ts'

const columns = [
  'learner',
  'day',
  'device',
  'morning',
  'evening',
  'minutes',
  'new',
  'answered',
  'graded',
  'self',
  'objected',
  'practice',
  'recognition/production/transfer',
  'kinds',
  'concepts',
] as const

/** The head of a Markdown table of days. */
export const tableHead = `| ${columns.join(' | ')} |\n| ${columns.map(() => '---').join(' | ')} |`

/** A day as a row of the table. */
export function asTableRow(day: SimulatedDay): string {
  const { stages, kinds, concepts } = day
  const share = (count = 0) => `${day.answered === 0 ? 0 : Math.round((count / day.answered) * 100)} %`
  const cells: Record<(typeof columns)[number], string | number> = {
    ...{ learner: day.learner, day: day.day, device: day.device, morning: day.morning, evening: day.evening },
    ...{
      minutes: day.minutes,
      new: day.introduced,
      answered: day.answered,
      graded: day.graded,
      self: day.selfGraded,
    },
    ...{ objected: day.overridden, practice: day.practised },
    'recognition/production/transfer': (['recognition', 'production', 'transfer'] as const)
      .map((stage) => share(stages.get(stage)))
      .join(' / '),
    kinds: [...kinds].map(([kind, count]) => `${kind} ${count}`).join(', '),
    concepts: knowledgeStates
      .filter((state) => state !== 'not tested')
      .map((state) => `${state} ${concepts.get(state) ?? 0}`)
      .join(', '),
  }
  return `| ${columns.map((column) => cells[column]).join(' | ')} |`
}

/** In a course with programs, at most this share of a day's answers is self-graded. */
const maxSelfGraded = 1 / 4

/** What the app promises, and on which days it did not hold. */
export function promises(days: readonly SimulatedDay[]): Promised[] {
  const where = (isBroken: (day: SimulatedDay) => boolean) =>
    days.filter(isBroken).map(({ learner, day }) => `${learner} on day ${day}`)
  const pretends = days.filter(({ learner }) => learner !== 'careful')
  return [
    {
      promise: 'There is something to do each day',
      broken: where(({ answered, sections }) => answered + sections === 0),
    },
    {
      promise: 'At most a quarter of a day’s answers are self-graded',
      broken: where(({ answered, selfGraded }) => selfGraded > answered * maxSelfGraded),
    },
    { promise: 'Siblings are never asked on one day', broken: where(({ siblings }) => siblings > 0) },
    {
      promise: 'Whoever guesses or presses Easy knows no concept',
      broken: pretends
        .filter(({ concepts }) => (concepts.get('known') ?? 0) > 0)
        .map(({ learner, day, concepts }) => `${learner} on day ${day} knows ${concepts.get('known')}`),
    },
    {
      promise: 'No page has an error',
      broken: days.flatMap(({ learner, day, errors }) =>
        errors.map((error) => `${learner} on day ${day}: ${error}`),
      ),
    },
  ]
}
