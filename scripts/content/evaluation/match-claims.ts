import { languages } from '#domain/language/language-of'
import type { Claim } from './claim.ts'

/** A table row or a term line may be read with the block around it, and a callout with its marker. */
const maxLinesApart = 3
/** Share of the labelled words that what was read must contain. */
const minOverlap = 0.6

const words = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}_]+/gu) ?? []

/** Share of the words of `labelled` that `read` contains; 1 if there are none. */
export function overlap(labelled: string, read: string): number {
  const wanted = words(labelled)
  if (wanted.length === 0) return labelled.trim() === read.trim() ? 1 : Number(read.includes(labelled.trim()))
  const found = new Set(words(read))
  return wanted.filter((word) => found.has(word)).length / wanted.length
}

const articles = new Set(languages.flatMap((language) => language.articles))

const nameOf = (text: string): string =>
  words(text)
    .filter((word, index) => index > 0 || !articles.has(word))
    .join(' ') || text.trim()

/** `mutex` and `mutexes`, `The GIL` and `GIL` are the same name. */
function isSameName(one: string, other: string): boolean {
  const [shorter = '', longer = ''] = [nameOf(one), nameOf(other)].sort((a, b) => a.length - b.length)
  return (
    longer === shorter ||
    (longer.startsWith(shorter) && /^(?:e?s|n|en|e)$/u.test(longer.slice(shorter.length)))
  )
}

/** `A queue` and `Queues in Python` share a name; symbols such as `//` have to be the same. */
function isSameSubject(labelled: string, read: string): boolean {
  const [wanted, found] = [words(labelled), words(read)]
  if (wanted.length === 0) return labelled.trim() === read.trim()
  return found.some((word) => wanted.some((other) => isSameName(word, other)))
}

const isSaid = (labelled: string | undefined, read: string | undefined): boolean =>
  labelled === undefined || read === undefined || overlap(labelled, read) >= minOverlap

/** Whether a claim that was read is the labelled one. */
export function isSameClaim(labelled: Claim, read: Claim): boolean {
  if (Math.abs(labelled.line - read.line) > maxLinesApart) return false
  switch (labelled.kind) {
    case 'definition':
      return (
        read.kind === 'definition' &&
        [labelled.term, ...labelled.aliases].some((name) =>
          [read.term, ...read.aliases].some((other) => isSameName(name, other)),
        ) &&
        isSaid(labelled.says, read.says)
      )
    case 'label':
      return (
        read.kind === 'label' &&
        isSameName(labelled.label, read.label) &&
        isSameSubject(labelled.subject, read.subject) &&
        isSaid(labelled.says, read.says)
      )
    case 'advice':
      return read.kind === 'advice' && overlap(labelled.what, `${read.what} ${read.says ?? ''}`) >= minOverlap
    case 'procedure':
      return read.kind === 'procedure' && labelled.steps.length === read.steps.length
    case 'question':
      return (
        read.kind === 'question' &&
        overlap(labelled.what, read.what) >= minOverlap &&
        isSaid(labelled.says, read.says)
      )
    case 'statement':
      return read.kind === 'statement' && overlap(labelled.says, read.says) >= minOverlap
  }
}

export interface Matches<Read extends Claim> {
  /** Pairs of a labelled claim and what was read there. */
  hits: { labelled: Claim; read: Read }[]
  /** Labelled, and not read. */
  missed: Claim[]
  /** Read, and not labelled. */
  wrong: Read[]
}

/** Pairs labelled claims with claims that were read; each counts once. */
export function matchClaims<Read extends Claim>(
  labelled: readonly Claim[],
  read: readonly Read[],
): Matches<Read> {
  const open = new Set(read)
  const matches: Matches<Read> = { hits: [], missed: [], wrong: [] }
  for (const claim of labelled) {
    const found = [...open].find((candidate) => isSameClaim(claim, candidate))
    if (found === undefined) matches.missed.push(claim)
    else {
      open.delete(found)
      matches.hits.push({ labelled: claim, read: found })
    }
  }
  matches.wrong = [...open]
  return matches
}
