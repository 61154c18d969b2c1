import type { GeneratedQuestion } from '#domain/items/items'
import { alignLines, isSameLine } from '#domain/program/align-lines'

// What somebody picks who sees the options of a question, and neither its prompt nor its program.

/** What is seen of an option among all of them; the one with most of it is picked. */
type Trick = (option: string, all: readonly string[]) => number

const linesOf = (text: string): string[] => text.split('\n')
const wordsOf = (text: string): string[] => text.match(/\w+|[^\w\s]/gu) ?? []
const howMany = <Value>(values: readonly Value[], isCounted: (value: Value) => boolean): number =>
  values.filter(isCounted).length

/** How many words two options have in common in the same order. */
const inCommon = (one: readonly string[], other: readonly string[]): number =>
  alignLines(one, other).filter(isSameLine).length

function likeness(option: string, all: readonly string[]): number {
  const words = wordsOf(option)
  const shares = all.map((other) => {
    const others = wordsOf(other)
    return other === option ? 0 : (2 * inCommon(words, others)) / (words.length + others.length)
  })
  return shares.reduce((sum, share) => sum + share, 0)
}

const tricks: Record<string, Trick> = {
  'is most like the others': likeness,
  'is least like the others': (option, all) => -likeness(option, all),
  'is the longest': (option) => option.length,
  'is the shortest': (option) => -option.length,
  'has the most lines': (option) => linesOf(option).length,
  'has the fewest lines': (option) => -linesOf(option).length,
  'has a usual number of lines': (option, all) =>
    howMany(all, (other) => linesOf(other).length === linesOf(option).length),
  'begins like others': (option, all) => howMany(all, (other) => linesOf(other)[0] === linesOf(option)[0]),
  'ends like others': (option, all) =>
    howMany(all, (other) => linesOf(other).at(-1) === linesOf(option).at(-1)),
  'has the same lines as others in another order': (option, all) =>
    howMany(all, (other) => linesOf(other).toSorted().join('\n') === linesOf(option).toSorted().join('\n')),
  'shows nothing odd': (option) => -(option.match(/Error|Exception|None|Traceback|</gu) ?? []).length,
}

/** How often each trick finds the right option of some questions, as a share; of options that look the same to it, it takes one by lot. */
export function blindGuesses(questions: readonly GeneratedQuestion[]): Map<string, number> {
  return new Map(
    Object.entries(tricks).map(([name, trick]) => {
      const found = questions.map(({ options, answer }) => {
        const texts = options.map(({ text }) => text)
        const seen = texts.map((text) => trick(text, texts))
        const most = Math.max(...seen)
        const picked = texts.filter((_, index) => (seen[index] ?? 0) > most - 1e-9)
        return picked.includes(String(answer)) ? 1 / picked.length : 0
      })
      return [name, found.reduce((sum, share) => sum + share, 0) / questions.length]
    }),
  )
}
