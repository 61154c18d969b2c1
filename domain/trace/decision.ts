/** A choice of what happens next. Lines are 1-based, tasks are indices. */
export type Choice =
  | { kind: 'line'; line: number }
  /** A value, or a line that is printed. */
  | { kind: 'code'; text: string }
  | { kind: 'task'; task: number }
  /** Tasks in the ready queue, first to last. */
  | { kind: 'queue'; tasks: number[] }
  /** No task is ready, so the clock moves on. */
  | { kind: 'clock' }
  | { kind: 'yes' }
  | { kind: 'no' }

export interface Option {
  choice: Choice
  /** The misconception behind a wrong choice; null if none is known. */
  misconception: string | null
}

/** What is asked where the run stops. */
export type Question =
  | { kind: 'next-line' }
  | { kind: 'value'; name: string }
  | { kind: 'returns'; function: string }
  | { kind: 'prints' }
  | { kind: 'next-task' }
  /** Which of two tasks runs right after a line that made one of them, woke it or asked it to stop. */
  | { kind: 'goes-on'; because: 'created' | 'woken' | 'cancelled'; task: number }
  | { kind: 'suspends'; task: number }
  /** What stands in the ready queue, or what value a name has, when this task has run until it waits or ends. */
  | { kind: 'queue-then'; task: number }
  | { kind: 'value-then'; task: number; name: string }

/** A point at which a run can be stopped to ask what happens next. */
export interface Decision {
  /** Index of the step, or of the moment of an event loop, that the question is about. */
  at: number
  /** The line that it is about; null if it is about none. */
  line: number | null
  /** What is about to happen in that line; a line of an event loop always runs. */
  during: 'line' | 'return' | 'yield' | 'raise'
  question: Question
  options: Option[]
  /** Index of the right option. */
  right: number
  /** How much there is to learn from it: the higher, the more; 1 for what is trivial. */
  worth: number
}

/** Puts a decision together; null if there is nothing to choose between. */
export function decision(
  base: Omit<Decision, 'options' | 'right'>,
  right: Choice,
  wrong: readonly Option[],
  order: (options: Option[]) => Option[],
): Decision | null {
  const options: Option[] = [{ choice: right, misconception: null }]
  for (const option of wrong) {
    const isNew = options.every(({ choice }) => JSON.stringify(choice) !== JSON.stringify(option.choice))
    if (isNew && options.length < maxOptions) options.push(option)
  }
  if (options.length < 2) return null
  const first = options[0]
  const ordered = order(options)
  return { ...base, options: ordered, right: ordered.findIndex((option) => option === first) }
}

/** So many options a question has at most. */
export const maxOptions = 4

/** A wrong option. */
export const wrong = (choice: Choice, misconception: string | null = null): Option => ({
  choice,
  misconception,
})

/** Whether something is the first of its kind in a run. */
export type IsFirst = (what: string) => boolean

/** Remembers what it was asked about. */
export function firstOfItsKind(): IsFirst {
  const seen = new Set<string>()
  return (what) => {
    const isNew = !seen.has(what)
    seen.add(what)
    return isNew
  }
}
