import type { Moment } from '#domain/trace/run-story'

const maxRound = 8
const minRounds = 5
/** Rounds that are kept at the start of a repetition, to show what is repeated. */
const shownRounds = 2

/**
 * Folds repeated moments. Of rounds that differ only in time and text, the first two and the last are kept, and one
 * moment replaces those between.
 */
export function foldRepeats(moments: readonly Moment[]): Moment[] {
  const signatures = moments.map(signatureOf)
  const folded: Moment[] = []
  for (let at = 0; at < moments.length;) {
    const round = repetitionAt(signatures, at)
    const foldable = round === null ? 0 : round.rounds - shownRounds - 1
    if (round === null || foldable < 2) {
      folded.push(...moments.slice(at, at + 1))
      at += 1
      continue
    }
    const from = at + shownRounds * round.length
    const to = from + foldable * round.length
    folded.push(...moments.slice(at, from), foldedMoment(moments.slice(from, to), foldable))
    at = to
  }
  return folded
}

/** The shortest round that repeats from here, and how often it does; null if none repeats often enough. */
function repetitionAt(signatures: readonly string[], at: number): { length: number; rounds: number } | null {
  for (let length = 1; length <= maxRound; length += 1) {
    let end = at + length
    while (end < signatures.length && signatures[end] === signatures[end - length]) end += 1
    const rounds = Math.floor((end - at) / length)
    if (rounds >= minRounds) return { length, rounds }
  }
  return null
}

function signatureOf({ lane, line, facts, woken }: Moment): string {
  return JSON.stringify([lane, line, woken, facts.map(({ kind }) => kind)])
}

function foldedMoment(moments: readonly Moment[], rounds: number): Moment {
  const last = moments.at(-1)
  if (last === undefined) throw new Error('A round has a moment.')
  return {
    ...last,
    lane: null,
    line: null,
    lines: [],
    woken: [],
    printed: moments.flatMap(({ printed }) => printed),
    facts: [{ kind: 'repeats', rounds, untilSeconds: last.seconds }],
  }
}
