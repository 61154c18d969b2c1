import type { Choice, Decision } from '#domain/trace/decision'
import { code } from '#messages/code'
import type { TextsOf } from '#messages/rooms'

/**
 * What is asked where a run stops; code stands in backticks.
 *
 * @param labels names of tasks by index
 */
export function questionText(
  text: TextsOf<'tracing'>,
  { line, during, question }: Decision,
  labels: readonly string[],
): string {
  const asked = questionAt(text.questions, line ?? 0, question, labels)
  const isNext = line === null && question.kind === 'prints'
  if (isNext) return text.questions.printsNext
  const isAboutStop = question.kind === 'next-line' || question.kind === 'value' || question.kind === 'prints'
  return isAboutStop && line !== null ? `${text.stops[during]({ line })} ${asked}` : asked
}

function questionAt(
  text: TextsOf<'tracing'>['questions'],
  line: number,
  question: Decision['question'],
  labels: readonly string[],
): string {
  switch (question.kind) {
    case 'next-line':
      return text.nextLine
    case 'value':
      return text.value({ name: code(question.name) })
    case 'returns':
      return text.returns({ function: code(question.function), line })
    case 'prints':
      return text.prints
    case 'next-task':
      return text.nextTask
    case 'goes-on':
      return text[question.because]({ line, task: labelOf(labels, question.task) })
    case 'suspends':
      return text.suspends({ line, task: labelOf(labels, question.task) })
    case 'queue-then':
      return text.queueThen({ task: labelOf(labels, question.task) })
    case 'value-then':
      return text.valueThen({ task: labelOf(labels, question.task), name: code(question.name) })
  }
}

const labelOf = (labels: readonly string[], task: number) => code(labels[task] || 'asyncio')

/** A choice, in words; code stands in backticks. */
export function choiceText(
  { choices }: TextsOf<'tracing'>,
  choice: Choice,
  labels: readonly string[],
  source: readonly string[],
): string {
  switch (choice.kind) {
    case 'line':
      return choices.line({ line: choice.line, source: code(source[choice.line - 1]?.trim() ?? '') })
    case 'code':
      return choice.text === '' ? choices.emptyLine : code(choice.text)
    case 'task':
      return labelOf(labels, choice.task)
    case 'queue':
      return choice.tasks.map((task) => labelOf(labels, task)).join(', ')
    case 'clock':
      return choices.clock
    case 'yes':
      return choices.yes
    case 'no':
      return choices.no
  }
}
