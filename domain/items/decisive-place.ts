import type { Answer } from '#domain/items/answer'
import { normaliseOutput, type Grade } from '#domain/items/grade-answer'
import type { ItemFace } from '#domain/items/item-face'
import { firstDifference } from '#domain/program/first-difference'
import type { PlaceInRun } from '#domain/trace/place-in-run'

/** The place in the program's run that shows why an answer is wrong; null if it is right or no single place does. */
export function decisivePlace(face: ItemFace, answer: Answer, grade: Grade): PlaceInRun | null {
  if (grade.correct || face.run === null) return null
  const right = normaliseOutput(Array.isArray(face.answer) ? face.answer.join('\n') : face.answer)
  switch (face.kind) {
    case 'output-typed':
    case 'output-order':
    case 'what-if':
      return printedLine(grade.firstDifference)
    case 'output-choice':
    case 'changed-output':
      return answer.kind === 'choice'
        ? printedIndex(firstDifference(right, normaliseOutput(answer.text)))
        : null
    case 'printed-at': {
      const index = normaliseOutput(face.run.stdout).indexOf(right[0] ?? '')
      return printedIndex(index < 0 ? null : index)
    }
    case 'suspends-first':
    case 'raises-at':
      return { kind: 'source-line', number: Number(face.answer) }
    default:
      return null
  }
}

function printedIndex(index: number | null): PlaceInRun | null {
  return printedLine(index === null ? null : index + 1)
}

function printedLine(number: number | null): PlaceInRun | null {
  return number === null ? null : { kind: 'printed-line', number }
}
