import type { Answer } from '#domain/items/answer'
import type { Confidence } from '#domain/items/confidence'
import type { ItemFace } from '#domain/items/item-face'
import { formOfKind } from '#domain/items/kind-rules'

/** What is on the screen, as far as it can be answered. */
export interface ShownQuestion {
  face: ItemFace
  /** The options, lines or numbers of lines of the program that can be picked, as they are shown. */
  choices: string[]
}

export interface GivenAnswer {
  answer: Answer
  confidence: Confidence
}

/** How a simulated learner behaves. Randomness is a parameter, so a seed decides everything. */
export interface Learner {
  name: string
  answer: (shown: ShownQuestion, random: () => number) => GivenAnswer
  /** Whether to say “I was right” after an answer that was graded as wrong. */
  objects: (random: () => number) => boolean
  /** Which of the ratings that can be chosen, 1 to 4, in ascending order. `suggested` is null where there is none. */
  rate: (allowed: readonly number[], suggested: number | null, random: () => number) => number
}

const pick = <T>(values: readonly T[], random: () => number): T | undefined =>
  values[Math.floor(random() * values.length)]

/** A place for each part of a question. */
const pairsOf = ({ parts = [] }: ItemFace, placeOf: (index: number) => string | undefined) =>
  parts.map((part, i) => ({ part, place: placeOf(i) ?? '' }))

/** The answer that the app grades as right. */
export function rightAnswer({ face, choices }: ShownQuestion): Answer {
  const text = Array.isArray(face.answer) ? face.answer.join('\n') : face.answer
  switch (formOfKind(face.kind, Array.isArray(face.answer))) {
    case 'choice':
      return { kind: 'choice', text: face.options.find(({ correct }) => correct)?.text ?? text }
    case 'lines':
      return { kind: 'lines', lines: Array.isArray(face.answer) ? face.answer : text.split('\n') }
    case 'pairs':
      return { kind: 'pairs', pairs: pairsOf(face, (i) => [face.answer].flat()[i]) }
    case 'line':
      return { kind: 'line', line: Number(text) || Number(choices[0]) }
    default:
      return { kind: 'text', text }
  }
}

/** Something of the right form: one of what is offered, each with the same chance, or words that are never right. */
function anyAnswer({ face, choices }: ShownQuestion, random: () => number): Answer {
  switch (formOfKind(face.kind, Array.isArray(face.answer))) {
    case 'choice':
      return { kind: 'choice', text: pick(choices, random) ?? '' }
    case 'line':
      return { kind: 'line', line: Number(pick(choices, random)) }
    case 'pairs':
      return { kind: 'pairs', pairs: pairsOf(face, () => pick([face.answer].flat(), random)) }
    case 'lines':
      return { kind: 'lines', lines: choices.toSorted(() => random() - 0.5) }
    case 'seconds':
      return { kind: 'text', text: String(1 + Math.floor(random() * 5)) }
    default:
      return { kind: 'text', text: 'no idea' }
  }
}

const confidences: readonly Confidence[] = ['guess', 'think', 'sure']
const highest = (allowed: readonly number[]) => allowed.at(-1) ?? 1

const careful: Learner = {
  name: 'careful',
  answer: (shown, random) =>
    random() < 0.88
      ? { answer: rightAnswer(shown), confidence: random() < 0.6 ? 'sure' : 'think' }
      : { answer: anyAnswer(shown, random), confidence: 'think' },
  objects: (random) => random() < 0.05,
  rate: (_allowed, suggested, random) => suggested ?? (random() < 0.85 ? 3 : 1),
}

export const guesser: Learner = {
  name: 'guesser',
  answer: (shown, random) => ({
    answer: anyAnswer(shown, random),
    confidence: pick(confidences, random) ?? 'guess',
  }),
  objects: () => false,
  rate: (allowed, _suggested, random) => pick(allowed, random) ?? 1,
}

/** Answers like the guesser, but is always sure, objects to every other grade, and chooses the best rating there is. */
export const easyPresser: Learner = {
  name: 'easy',
  answer: (shown, random) => ({ answer: anyAnswer(shown, random), confidence: 'sure' }),
  objects: (random) => random() < 0.5,
  rate: highest,
}

export const learners: readonly Learner[] = [careful, guesser, easyPresser]
