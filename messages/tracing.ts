import type { Choice, Decision } from '#domain/trace/decision'
import { counted } from '#messages/counted'
import { code } from '#messages/run-phrases'

/** Texts of tracing a run oneself. */
export const tracingMessages = {
  start: 'Trace it yourself',
  startHint: 'The run stops where it matters and asks you what happens next.',
  title: 'Trace it yourself',
  back: 'Back to the run',
  loading: 'Loading the questions…',
  question: (n: number, of: number) => `Question ${n} of ${of}`,
  soFar: (n: number) => `${n} right so far`,
  before: 'Before this step',
  check: 'Check',
  pass: 'I don’t know',
  next: 'Next question',
  finish: 'See how it went',
  right: 'Right.',
  wrong: 'Not quite.',
  passed: 'Here is what happens.',
  marks: { right: 'right', wrong: 'wrong' },
  belief: (text: string) => `Your answer would be right if this were true: “${text}”`,
  truth: (text: string) => `In fact: ${text}`,
  score: (right: number, of: number) => `You were right ${right} of ${counted(of, 'time', 'times')}.`,
  practice: 'This is practice. It changes no schedule and no grade.',
  storing: 'Your answers are being stored…',
  stored: (times: number, best: number) =>
    times === 1
      ? 'It is in your log of practice.'
      : `You have traced this run ${times} times; your best score is ${best}.`,
  'signed-out': 'You are signed out, so this is not stored.',
  failed: 'It could not be stored, because the server cannot be reached or has another version of this run.',
  again: 'Once more',
}

/** Where the run stops: what is about to happen. */
const stops: Record<Decision['during'], (line: number) => string> = {
  line: (line) => `Line ${line} is about to run.`,
  return: (line) => `A function is about to return in line ${line}.`,
  yield: (line) => `A generator is about to yield in line ${line}.`,
  raise: (line) => `An error is raised in line ${line}.`,
}

const makesGoOn = { created: 'creates', woken: 'makes ready', cancelled: 'asks to stop' }

/**
 * What is asked where a run stops; code stands in backticks.
 *
 * @param labels names of tasks by index
 */
export function questionText({ line, during, question }: Decision, labels: readonly string[]): string {
  const stop = line === null ? '' : `${stops[during](line)} `
  const label = (task: number) => code(labels[task] || 'asyncio')
  switch (question.kind) {
    case 'next-line':
      return `${stop}Which line runs next?`
    case 'value':
      return `${stop}What value does ${code(question.name)} have then?`
    case 'returns':
      return `${code(question.function)} is about to return in line ${line}. What does it return?`
    case 'prints':
      return line === null ? 'What is printed next?' : `${stop}What does it print?`
    case 'next-task':
      return 'Who runs next?'
    case 'goes-on':
      return `Line ${line} ${makesGoOn[question.because]}: ${label(question.task)}. Who runs right after this line?`
    case 'suspends':
      return `${label(question.task)} comes to line ${line}, which waits for something. Does it give up control there?`
  }
}

/** A choice, in words; code stands in backticks. */
export function choiceText(choice: Choice, labels: readonly string[], source: readonly string[]): string {
  switch (choice.kind) {
    case 'line':
      return `Line ${choice.line}: ${code(source[choice.line - 1]?.trim() ?? '')}`
    case 'code':
      return choice.text === '' ? 'an empty line' : code(choice.text)
    case 'task':
      return code(labels[choice.task] || 'asyncio')
    case 'clock':
      return 'Nobody: nothing is ready, so the clock moves on'
    case 'yes':
      return 'Yes, it gives up control'
    case 'no':
      return 'No, it runs on'
  }
}
