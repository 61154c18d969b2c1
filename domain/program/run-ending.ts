/** How a run ended, taken apart so that every language can say it. */
export type RunEnding =
  | { kind: 'exit'; status: string }
  /** In virtual seconds. */
  | { kind: 'finished'; seconds: number }
  /** `type` is null if the run does not tell which; `line` if no line of the program raised it. */
  | { kind: 'exception'; type: string | null; line: number | null }
  /** The message is Python's own. */
  | { kind: 'syntax-error'; line: number | null; message: string }
  | { kind: 'deadlock'; reason: string }
  | { kind: 'time-limit' | 'output-limit' | 'memory-limit'; reason: ReasonForStop | string }

/** Why a run was stopped; a reason that is not known here is a sentence in English. */
export type ReasonForStop =
  | { kind: 'realSeconds' | 'virtualSeconds' | 'steps' | 'lines' | 'bytes' | 'megabytes'; most: number }
  | { kind: 'depth' }

const stopped = 'The program was stopped because it'

/** The sentences of `sandbox/summary.ts`. What is stored of a run, by this version and by earlier ones, tells its end by them alone. */
const endings: readonly (readonly [RegExp, (...parts: (string | undefined)[]) => RunEnding])[] = [
  [/^The program ended itself with exit status (.+)\.$/su, (status = '') => ({ kind: 'exit', status })],
  [/^The program finished without waiting\.$/u, () => ({ kind: 'finished', seconds: 0 })],
  [/^The program finished after ([\d.]+) seconds?\.$/u, (n) => ({ kind: 'finished', seconds: Number(n) })],
  [
    /^The program was ended by (?:an exception|(\S+?))(?:, raised from line (\d+))?\.$/u,
    (type, line) => ({ kind: 'exception', type: type ?? null, line: numberOrNull(line) }),
  ],
  [
    /^Python cannot read (?:the program|line (\d+)): (.*)\.$/su,
    (line, message = '') => ({ kind: 'syntax-error', line: numberOrNull(line), message }),
  ],
  [/^The program waits for ever\. (.*)$/su, (reason = '') => ({ kind: 'deadlock', reason })],
  [new RegExp(`^${stopped} took too long\\. (.*)$`, 'su'), stoppedBy('time-limit')],
  [new RegExp(`^${stopped} printed too much\\. (.*)$`, 'su'), stoppedBy('output-limit')],
  [new RegExp(`^${stopped} needed too much memory\\. (.*)$`, 'su'), stoppedBy('memory-limit')],
]

const reasons: readonly (readonly [RegExp, Extract<ReasonForStop, { most: number }>['kind']])[] = [
  [/^It did not end within ([\d.]+) real seconds\.$/u, 'realSeconds'],
  [/^It did not end within ([\d.]+) seconds of virtual time\.$/u, 'virtualSeconds'],
  [/^It did not end within (\d+) steps of the event loop\.$/u, 'steps'],
  [/^It did not end within (\d+) lines of Python\.$/u, 'lines'],
  [/^It printed more than (\d+) bytes\.$/u, 'bytes'],
  [/^It needed more than (\d+) MB\.$/u, 'megabytes'],
]

/** How a run ended, by the sentence that its record says it with; null if that is another one. */
export function endingOf(summary: string): RunEnding | null {
  for (const [pattern, read] of endings) {
    const found = pattern.exec(summary)
    if (found !== null) return read(...found.slice(1))
  }
  return null
}

function stoppedBy(kind: 'time-limit' | 'output-limit' | 'memory-limit') {
  return (reason = ''): RunEnding => ({ kind, reason: reasonOf(reason) })
}

function reasonOf(sentence: string): ReasonForStop | string {
  if (/^It nests so deeply\b/u.test(sentence)) return { kind: 'depth' }
  for (const [pattern, kind] of reasons) {
    const most = pattern.exec(sentence)?.[1]
    if (most !== undefined) return { kind, most: Number(most) }
  }
  return sentence
}

const numberOrNull = (digits: string | undefined): number | null =>
  digits === undefined ? null : Number(digits)
