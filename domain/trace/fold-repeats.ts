import type { Moment } from '#domain/trace/run-story'

const maxRound = 8
const minRounds = 5
/** Rounds that stay at the beginning of a repetition, so that it can be seen what is repeated. */
const shownRounds = 2

/**
 * Moments with repetitions told once: of rounds that are the same but for time and text, the first two and the last
 * stay, and one moment stands for those between.
 */
export function foldRepeats(moments: readonly Moment[]): Moment[] {
  const looks = moments.map(lookOf)
  const folded: Moment[] = []
  for (let at = 0; at < moments.length;) {
    const round = repetitionAt(looks, at)
    const foldable = round === null ? 0 : round.rounds - shownRounds - 1
    if (round === null || foldable < 2) {
      folded.push(...moments.slice(at, at + 1))
      at += 1
      continue
    }
    const from = at + shownRounds * round.length
    const to = from + foldable * round.length
    folded.push(...moments.slice(at, from), asOne(moments.slice(from, to), foldable))
    at = to
  }
  return folded
}

/** The shortest round that repeats from here on, and how often it stands there in a row. */
function repetitionAt(looks: readonly string[], at: number): { length: number; rounds: number } | null {
  for (let length = 1; length <= maxRound; length += 1) {
    let end = at + length
    while (end < looks.length && looks[end] === looks[end - length]) end += 1
    const rounds = Math.floor((end - at) / length)
    if (rounds >= minRounds) return { length, rounds }
  }
  return null
}

function lookOf({ lane, line, facts, woken }: Moment): string {
  return JSON.stringify([lane, line, woken, facts.map(({ kind }) => kind)])
}

function asOne(moments: readonly Moment[], rounds: number): Moment {
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
