import type { ExportedItem } from '#domain/exchange/exported-lesson'
import { answerHtml, promptHtml, textHtml, verbatimHtml } from '#domain/exchange/item-html'
import { formulaText } from '#domain/formula/formula-text'
import { withoutMarks } from '#domain/items/item-text'
import { formOfKind, outputKinds } from '#domain/items/kind-rules'

/** How an item is asked by learning platforms, which know fewer forms of answers than Retrace. */
export type ExamAnswer =
  /** One option is right. */
  | { kind: 'choice'; options: { html: string; isRight: boolean; feedback: string }[] }
  /** One of these texts is typed, in one line. */
  | { kind: 'short'; accepted: string[] }
  | { kind: 'number'; accepted: number[] }
  /** A place is chosen for each part: of lines in order its number, from 1. No two parts are equal. */
  | { kind: 'matching'; pairs: { html: string; place: string }[] }
  /** A person grades what is written, with the key beside it. */
  | { kind: 'essay'; key: string }

export interface ExamQuestion {
  id: string
  /** Its first words, for lists. */
  name: string
  /** HTML. */
  prompt: string
  /** HTML: the answer, and why it is right. */
  explanation: string
  answer: ExamAnswer
}

const maxNameLength = 80

/** An item as a question for learning platforms. */
export function examQuestion({ id, face }: ExportedItem): ExamQuestion {
  const plain = withoutMarks(face.prompt, formulaText).replaceAll(/\s+/gu, ' ').trim()
  return {
    id,
    name: plain.length > maxNameLength ? `${plain.slice(0, maxNameLength - 1).trimEnd()}…` : plain,
    prompt: promptHtml(face),
    explanation: `${keyHtml(face)}<p>${textHtml(face.explanation)}</p>`,
    answer: examAnswer(face),
  }
}

/** The key as HTML; lines that are put in order stay lines, and parts stand beside their places. */
export function keyHtml(face: ExportedItem['face']): string {
  const { kind, answer } = face
  if (formOfKind(kind, true) === 'pairs')
    return pairsOf(face)
      .map(({ part, place }) => `<p>${textHtml(part)}: <strong>${textHtml(place)}</strong></p>`)
      .join('')
  if (outputKinds.has(kind)) return verbatimHtml(keyText(answer))
  const lines = typeof answer === 'string' ? [answer] : answer
  return lines.map((line) => `<p>${textHtml(line)}</p>`).join('')
}

/** Each part with the place that it belongs to. */
const pairsOf = ({ parts = [], answer }: ExportedItem['face']) =>
  parts.map((part, i) => ({ part, place: [answer].flat()[i] ?? '' }))

const keyText = (answer: string | string[]) => (typeof answer === 'string' ? answer : answer.join('\n'))

function examAnswer(face: ExportedItem['face']): ExamAnswer {
  const { kind, answer, accepted, options } = face
  const byHand: ExamAnswer = { kind: 'essay', key: keyHtml(face) }
  if (kind === 'self-graded') return byHand
  switch (formOfKind(kind, Array.isArray(answer))) {
    case 'choice':
      return {
        kind: 'choice',
        options: options.map(({ text, correct, feedback }) => ({
          html: answerHtml(face, text),
          isRight: correct,
          feedback: textHtml(feedback),
        })),
      }
    case 'term': {
      const typed = [keyText(answer), ...accepted].map((text) => text.replaceAll(/`([^`]+)`/gu, '$1').trim())
      return shortOr(byHand, typed)
    }
    case 'token':
    case 'output':
      return shortOr(byHand, [keyText(answer), ...accepted])
    case 'seconds':
    case 'line': {
      const numbers = new Set([keyText(answer), ...accepted].map(Number).filter(Number.isFinite))
      return numbers.size === 0 ? byHand : { kind: 'number', accepted: [...numbers] }
    }
    case 'pairs':
      return {
        kind: 'matching',
        pairs: pairsOf(face).map(({ part, place }) => ({
          html: textHtml(part),
          place: withoutMarks(place, formulaText),
        })),
      }
    case 'lines': {
      const lines = keyText(answer).split('\n')
      const isOneOrder = lines.length > 1 && new Set(lines).size === lines.length
      return isOneOrder
        ? {
            kind: 'matching',
            pairs: lines.map((line, i) => ({ html: answerHtml(face, line), place: String(i + 1) })),
          }
        : byHand
    }
  }
}

/** Short answers have one line, and platforms ignore spaces around it. */
function shortOr(byHand: ExamAnswer, texts: readonly string[]): ExamAnswer {
  const accepted = [...new Set(texts)]
  const isShort = accepted.every((text) => text !== '' && text.trim() === text && !text.includes('\n'))
  return isShort ? { kind: 'short', accepted } : byHand
}
