import type { GapKind } from '#domain/program/token-gaps'

/** A reply of a simulated network, as far as a question mentions it. */
interface MentionedReply {
  url: string
  seconds: number
  /** What goes wrong; null if it is answered. */
  failure: string | null
  status: number | null
  body: string
}

/**
 * How questions about programs, and their options, are worded in one language. Code stands in backticks; the arguments
 * hold none.
 */
export interface ProgramPhrases {
  askOutput: string
  askOrder: string
  askOutputNow: string
  askOrderNow: string
  askSeconds: string
  askOutcome: string
  askLineAfter: (line: string) => string
  askLineNumbered: (number: number) => string
  /** @param seconds as a learner would type them, in the notation of Python */
  askLinesAt: (seconds: string, count: number) => string
  askNext: (from: string, line: number, code: string) => string
  askRaisingLine: (exception: string) => string
  askPrintedBefore: (exception: string) => string
  askSuspension: (coroutine: string) => string
  /** @param printed what the program prints, a line each */
  askToken: (what: GapKind, tokens: readonly string[], blank: string, printed: string) => string
  /** @param were what the lines were before the change; empty if that is not told */
  changed: (lines: readonly number[], were: readonly string[]) => string
  swapped: (lines: readonly number[]) => string
  noTask: string
  endsWith: (exception: string) => string
  waitsForEver: string
  finishes: string
  added: (lines: readonly string[]) => string
  wrapped: string
  echoed: string
  setUp: (lines: readonly string[]) => string
  file: (name: string) => string
  reply: (reply: MentionedReply) => string
  emptyFolder: string
  input: (lines: readonly string[]) => string
}

export const code = (text: string): string => `\`${text}\``
export const codes = (texts: readonly string[], between: string): string => texts.map(code).join(between)

/** Some texts or numbers as a list whose last two are joined by a word. */
export const joined = (parts: readonly (string | number)[], and: string): string =>
  [parts.slice(0, -1).join(', '), String(parts.at(-1) ?? '')].filter((part) => part !== '').join(` ${and} `)
export const listed = (tokens: readonly string[], and: string): string => joined(tokens.map(code), and)

/** Seconds with the decimal comma of most languages of Europe. */
export const withComma = (digits: string | number): string => String(digits).replace('.', ',')
