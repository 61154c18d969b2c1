import { indentOf } from '#domain/program/indent-of'
import type { LineTrace } from '#domain/program/line-trace'

/** Rounds of a loop that are left out: the steps from `from` to before `to`. */
export interface FoldedRounds {
  from: number
  to: number
  rounds: number
  /** The line of the loop's `for` or `while`. */
  line: number
}

/** Rounds that stay: the first two, to show what is repeated, and the last. */
const shownAtStart = 2
const minFolded = 2

const isLoop = (text: string) => /^\s*(?:for|while)\b/u.test(text)

interface OpenLoop {
  frame: number
  line: number
  /** Where each round begins, at the line of the loop. */
  rounds: number[]
}

/**
 * Folds the loops of a run: of one that goes round at least five times, the first two rounds and the last stay. What
 * runs within a folded round is folded with it.
 */
export function foldLoops({ steps }: LineTrace, source: string): FoldedRounds[] {
  const lines = source.split('\n')
  const textOf = (line: number) => lines[line - 1] ?? ''
  const open: OpenLoop[] = []
  const folded: FoldedRounds[] = []
  const close = (loop: OpenLoop) => {
    // The last visit only finds that there is nothing more to go through; it stays, as the last round does.
    const [first, last] = [loop.rounds[shownAtStart], loop.rounds.at(-2)]
    const rounds = loop.rounds.length - 2 - shownAtStart
    if (first !== undefined && last !== undefined && rounds >= minFolded) {
      folded.push({ from: first, to: last, rounds, line: loop.line })
    }
  }
  const closeWhile = (isOver: (loop: OpenLoop) => boolean) => {
    for (let loop = open.at(-1); loop !== undefined && isOver(loop); loop = open.at(-1)) {
      open.pop()
      close(loop)
    }
  }
  const stack = [0]
  for (const [at, { line, kind, popped = 0, pushed = [] }] of steps.entries()) {
    const frame = stack.at(-1) ?? 0
    if (kind === undefined) {
      const isLeft = (loop: OpenLoop) =>
        loop.frame === frame && loop.line !== line && indentOf(textOf(line)) <= indentOf(textOf(loop.line))
      closeWhile((loop) => isLeft(loop) || !stack.includes(loop.frame))
      if (isLoop(textOf(line))) {
        const same = open.at(-1)
        if (same?.frame === frame && same.line === line) same.rounds.push(at)
        else open.push({ frame, line, rounds: [at] })
      }
    }
    stack.splice(Math.max(1, stack.length - popped))
    for (const [number] of pushed) stack.push(number)
  }
  closeWhile(() => true)
  return outermost(folded)
}

function outermost(folded: FoldedRounds[]): FoldedRounds[] {
  const inOrder = folded.toSorted((a, b) => a.from - b.from || b.to - a.to)
  let end = 0
  return inOrder.filter(({ from, to }) => {
    if (from < end) return false
    end = to
    return true
  })
}

/** The steps that are shown, in order, with the rounds that are left out right before each. */
export function shownSteps(
  steps: number,
  folded: readonly FoldedRounds[],
): { at: number; leftOut: FoldedRounds | null }[] {
  const shown: { at: number; leftOut: FoldedRounds | null }[] = []
  let next = 0
  let leftOut: FoldedRounds | null = null
  for (let at = 0; at < steps;) {
    const fold = folded[next]
    if (fold !== undefined && fold.from === at) {
      next += 1
      leftOut = fold
      at = fold.to
    } else {
      shown.push({ at, leftOut })
      leftOut = null
      at += 1
    }
  }
  return shown
}
