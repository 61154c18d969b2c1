import type { Answer } from '#domain/items/answer'
import type { ItemFace } from '#domain/items/item-face'
import { formOfKind, outputKinds } from '#domain/items/kind-rules'
import { defaultWeights, nextMemory, recallProbability, type Memory } from '#domain/schedule/fsrs'
import { ratings, type Rating } from '#domain/schedule/rating'
import {
  easyPresser,
  guesser,
  rightAnswer,
  type GivenAnswer,
  type Learner,
  type ShownQuestion,
} from './learners.ts'

/** A question, and what a learner may remember it by. */
export interface AskedQuestion extends ShownQuestion {
  cardId: string
  itemId: string
  /** The run that it is about; null if it is about none. */
  runHash: string | null
  /** The learner's study day. */
  studyDay: number
  /** The outputs that wrong beliefs about its program lead to. */
  misleading: ItemFace['options']
}

/** What goes on in a simulated learner: it lives as long as the simulation, so that it can remember. */
export interface Mind extends Pick<Learner, 'objects' | 'rate'> {
  answer: (asked: AskedQuestion, random: () => number) => GivenAnswer
  /** The rating of a card that nothing can grade. */
  judge: (asked: AskedQuestion, random: () => number) => Rating
  /** Told what came of each answer that has rated a card. */
  remember: (asked: AskedQuestion, rating: Rating) => void
}

/** What a learner does, apart from answering. */
export interface Habits {
  /** Whether the learner studies on a day of the simulation, from 0. */
  studiesOn?: (day: number) => boolean
  /** How far the clock of the learner's device is off, in milliseconds. */
  clockError?: (day: number) => number
  /** The time zone that the learner is in from this day on; null for no change. */
  arrivesIn?: (day: number) => string | null
  /** Whether a second device without a connection answers the same cards, and sends them later. */
  hasTwoDevices?: true
  /** How often each card of a day is answered once more, although it is not due. */
  repetitions?: number
}

export interface SimulatedLearner extends Habits {
  name: string
  /** @param belief the misconception that a believer holds */
  mind: (belief: string) => Mind
}

const sure = (answer: Answer): GivenAnswer => ({ answer, confidence: 'sure' })
const gaveUp: GivenAnswer = { answer: { kind: 'gave-up' }, confidence: 'think' }

/** Accepts whatever an answer suggests. */
const honest = {
  objects: () => false,
  rate: (_allowed: readonly number[], suggested: number | null) => suggested ?? 3,
  remember: () => undefined,
}

const ideal = (): Mind => ({
  ...honest,
  answer: (asked) => sure(rightAnswer(asked)),
  judge: () => 3,
})

/** Forgets each card exactly as FSRS with the default weights says. */
function forgetful(): Mind {
  const memories = new Map<string, { memory: Memory; studyDay: number }>()
  const recalls = ({ cardId, studyDay }: AskedQuestion, random: () => number) => {
    const known = memories.get(cardId)
    if (known === undefined) return random() < 0.7
    const elapsedDays = studyDay - known.studyDay
    return random() < recallProbability(known.memory.stability, elapsedDays, defaultWeights)
  }
  return {
    ...honest,
    answer: (asked, random) => (recalls(asked, random) ? sure(rightAnswer(asked)) : gaveUp),
    judge: (asked, random) => (recalls(asked, random) ? 3 : 1),
    remember: ({ cardId, studyDay }, rating) => {
      const known = memories.get(cardId)
      const elapsedDays = known === undefined ? 0 : studyDay - known.studyDay
      const memory = nextMemory(known?.memory ?? null, elapsedDays, rating, defaultWeights)
      memories.set(cardId, { memory, studyDay })
    },
  }
}

/** Knows everything, except that one misconception decides wherever it leads to another output. */
const believer = (belief: string): Mind => ({
  ...honest,
  answer: (asked) => {
    const wrong = asked.misleading.find(({ misconception }) => misconception === belief)
    return sure(wrong === undefined ? rightAnswer(asked) : asAnswer(asked.face, wrong.text))
  },
  judge: () => 3,
})

/** An output in the form in which the question is answered. */
function asAnswer(face: ItemFace, text: string): Answer {
  const form = formOfKind(face.kind, Array.isArray(face.answer))
  if (form === 'choice') return { kind: 'choice', text }
  return form === 'lines' ? { kind: 'lines', lines: text.split('\n') } : { kind: 'text', text }
}

/**
 * Understands nothing and forgets no string. It knows the output of each program that it has seen, in whatever form it
 * is asked, both sides of each card about words, and the answer to any other question that was asked word for word.
 */
function memoriser(): Mind {
  const seen = new Set<string>()
  const nameOf = ({ cardId, itemId, runHash, face }: AskedQuestion) =>
    runHash === null ? cardId : outputKinds.has(face.kind) ? runHash : itemId
  return {
    ...honest,
    answer: (asked) => (seen.has(nameOf(asked)) ? sure(rightAnswer(asked)) : gaveUp),
    judge: (asked) => (seen.has(nameOf(asked)) ? 3 : 1),
    remember: (asked) => seen.add(nameOf(asked)),
  }
}

/** One of the learners that also use the app in a browser. */
const asMind = ({ answer, objects, rate }: Learner): Mind => ({
  ...{ answer, objects, rate, remember: () => undefined },
  judge: (_asked, random) => ratings.find((each) => each === rate(ratings, null, random)) ?? 1,
})

const millisPerDay = 86_400_000

/** All learners. Those that forget show that nothing goes wrong when answers are wrong, too. */
export const simulatedLearners: readonly SimulatedLearner[] = [
  { name: 'ideal', mind: ideal },
  { name: 'forgetful', mind: forgetful },
  { name: 'guesser', mind: () => asMind(guesser) },
  { name: 'believer', mind: believer },
  { name: 'memoriser', mind: memoriser },
  { name: 'easy', mind: () => asMind(easyPresser) },
  { name: 'crammer', mind: ideal, repetitions: 20, studiesOn: (day) => day % 10 === 0 },
  { name: 'absentee', mind: forgetful, studiesOn: (day) => day < 30 || day >= 90 },
  { name: 'devices', mind: forgetful, hasTwoDevices: true },
  {
    name: 'clock',
    mind: forgetful,
    clockError: (day) =>
      day < 20 ? 0 : day < 40 ? -3 * millisPerDay : day < 60 ? 400 * millisPerDay : -7_200_000,
  },
  {
    name: 'traveller',
    mind: forgetful,
    arrivesIn: (day) => (day === 40 ? 'Asia/Tokyo' : day === 80 ? 'America/Los_Angeles' : null),
  },
]
