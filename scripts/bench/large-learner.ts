// The database of a learner who has answered a lot, for benchmarks.
import { newSchedule } from '#domain/schedule/schedule'
import { sampleFace } from '#tests/support/sample-face'
import { fillDatabase, millisPerDay, today } from './fill-database.ts'

export const right = { kind: 'text', text: 'right' } as const
/** Shows a misconception. */
const wrong = { kind: 'text', text: 'wrong' } as const
const exams = [{ courseId: 'c', lessonId: null, day: today + 60 }]

/** Inserts a learner with this number of cards, each answered equally often over the last year. */
export function makeLargeLearner(file: string, cards: number, answers: number) {
  const each = Math.max(1, Math.round(answers / cards))
  const options = [
    { text: right.text, correct: true, misconception: null },
    { text: wrong.text, correct: false, misconception: 'belief' },
  ]
  const lastDay = (card: number) => today - 1 - (card % 30)
  function* given() {
    for (let round = 0; round < each; round++) {
      const memory = { stability: 10 + round * 20, difficulty: 5, weightsVersion: 'fsrs-6-default' }
      for (let card = 0; card < cards; card++) {
        const day = lastDay(card) - Math.floor(((each - 1 - round) * 300) / each)
        const last = { lastReviewedAtMillis: 1, lastStudyDay: 1 }
        const correct = (card * 7 + round * 3) % 10 !== 0
        yield {
          ...{ card, revision: round + 1, atMillis: day * millisPerDay + card },
          before:
            round === 0
              ? newSchedule
              : { ...newSchedule, state: 'Review' as const, ...memory, ...last, dueDay: day },
          graded: { correct, answer: JSON.stringify(correct ? right : wrong), durationMillis: 9_000 },
        }
      }
    }
  }
  fillDatabase(file, {
    ...{ cards, hasConcepts: true, exams: JSON.stringify(exams), answers: given() },
    face: sampleFace({
      ...{ kind: 'output-typed', answer: right.text, accepted: [right.text] },
      options: options.map((option) => ({ ...option, feedback: '', runHash: null, partsAt: null })),
    }),
    schedule: (card) => ({
      ...{ stability: 30, lastStudyDay: lastDay(card), dueDay: today + (card % 90), lastMillis: 1 },
    }),
  })
}
