import { setImmediate } from 'node:timers/promises'
import { Mutex } from 'async-mutex'
import { readTable } from '#domain/exchange/read-table'
import { escapeMarkdown, markdownOfHtml, type MarkdownOfHtml } from '#domain/lesson/markdown-of-html'
import type { ImportProblem, ImportReport } from '#domain/own/import-reply'
import { ownCardSchema } from '#domain/own/own-card'
import { UnreadableDatabaseError } from '#server/database/foreign-sqlite'
import { readAnkiPackage, TooManyCardsError } from '#server/exchange/read-anki-package'
import { learnerBudget, spendBudget } from '#server/learner-budgets'
import { historyOfAnki, type ImportedHistory } from '#server/own/imported-history'
import { ownCardFace } from '#server/own/own-card-face'
import type { ImportedCard } from '#server/own/store-import'
import { ZipError } from '#server/zip/read-zip'

/** More would take a minute of the server's time. */
const maxImportedCards = 5_000

export type ReadImport =
  { kind: 'read'; report: ImportReport; cards: ImportedCard[] } | { kind: 'refused'; problem: ImportProblem }

/** A card before it is looked at. */
interface RawCard {
  front: string
  back: string
  tags: string[]
  hasMedia: boolean
  history: ImportedHistory | null
}

const maxSamples = 3
/** Other requests are answered at least so often meanwhile. */
const workMillis = 20

/** Each takes seconds of the server's time, and a look at the file counts too. */
const importLimit = { hits: 40, windowMillis: 60 * 60_000 }

/** Whether a learner may import another file now, which is counted. */
export const mayImport = (userId: string, now: Date): Promise<boolean> =>
  spendBudget(learnerBudget(userId, 'import-cards', importLimit), now)

/** One file at a time is read, whoever has sent it. */
const reading = new Mutex()

/** Reads cards from a package of Anki, or from a table of text. Nothing is stored. */
export const readImport = (bytes: Uint8Array, now: Date): Promise<ReadImport> =>
  reading.runExclusive(() => readFile(bytes, now))

async function readFile(bytes: Uint8Array, now: Date): Promise<ReadImport> {
  try {
    const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b
    const { raw, answers } = isArchive ? await ankiCards(bytes, now) : tableCards(bytes)
    return await lookAt(raw, answers)
  } catch (error) {
    const problem = problemOf(error)
    if (problem === null) throw error
    return { kind: 'refused', problem }
  }
}

function problemOf(error: unknown): ImportProblem | null {
  if (error instanceof TooManyCardsError) return 'too-many'
  if (error instanceof ZipError && error.fault === 'too-large') return 'too-large'
  const isUnreadable = [ZipError, UnreadableDatabaseError, NoTextError].some((kind) => error instanceof kind)
  return isUnreadable ? 'unreadable' : null
}

async function ankiCards(bytes: Uint8Array, now: Date): Promise<{ raw: Iterable<RawCard>; answers: number }> {
  const { cards, answers, collection } = await readAnkiPackage(bytes, maxImportedCards)
  return { raw: markdownCards(cards, (card) => historyOfAnki(card, collection, now)), answers }
}

function* markdownCards<Card extends { front: string; back: string; tags: string[] }>(
  cards: Iterable<Card>,
  historyOf: (card: Card) => ImportedHistory | null,
): Iterable<RawCard> {
  for (const card of cards) {
    const sides = { front: sideOf(card.front), back: sideOf(card.back) }
    yield {
      ...{ front: sides.front.markdown, back: sides.back.markdown, tags: card.tags },
      hasMedia: sides.front.hasMedia || sides.back.hasMedia,
      history: historyOf(card),
    }
  }
}

/** A side as Markdown. What is far too long, or nested too deeply, stays as it is, and is then refused as too long. */
function sideOf(html: string): MarkdownOfHtml {
  const unread = { markdown: html.padEnd(maxHtmlLength), hasMedia: false }
  if (html.length > maxHtmlLength) return unread
  try {
    return markdownOfHtml(html)
  } catch (error) {
    if (error instanceof RangeError) return unread
    throw error
  }
}
const maxHtmlLength = 100_000

function tableCards(bytes: Uint8Array): { raw: Iterable<RawCard>; answers: number } {
  const { rows, isHtml, tagsColumn } = readTable(decode(bytes))
  if (rows.length > maxImportedCards) throw new TooManyCardsError(`There are ${rows.length} rows.`)
  const cards = rows.map((fields) => ({
    front: fields[0] ?? '',
    back: fields[1] ?? '',
    tags: (fields[tagsColumn] ?? '').split(/\s+/u).filter((tag) => tag !== ''),
  }))
  const text = (field: string) => escapeMarkdown(field).replaceAll('\n', '  \n')
  const raw = isHtml
    ? markdownCards(cards, () => null)
    : cards.map(({ front, back, tags }) => ({
        ...{ front: text(front), back: text(back), tags },
        ...{ hasMedia: false, history: null },
      }))
  return { raw, answers: 0 }
}

class NoTextError extends Error {}

/** @throws NoTextError */
function decode(bytes: Uint8Array): string {
  try {
    const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8'
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    if (!text.includes('\0')) return text
  } catch {
    // Reported below.
  }
  throw new NoTextError('The file is neither an archive nor text.')
}

async function lookAt(raw: Iterable<RawCard>, answers: number): Promise<ReadImport> {
  const cards: ImportedCard[] = []
  const leftOut = { empty: 0, tooLong: 0, media: 0 }
  let taken = 0
  let started = performance.now()
  for (const { front, back, tags, hasMedia, history } of raw) {
    if (performance.now() - started > workMillis) {
      await setImmediate()
      started = performance.now()
    }
    if (front.trim() === '' || back.trim() === '') {
      leftOut.empty += 1
      continue
    }
    const parsed = ownCardSchema.safeParse({ front, back, tags: tags.map(asTag).join(' ') })
    const face = parsed.success ? ownCardFace(parsed.data) : null
    if (!parsed.success || face === null) {
      leftOut.tooLong += 1
      continue
    }
    if (hasMedia) leftOut.media += 1
    cards.push({ face, tags: parsed.data.tags, history })
    taken += history?.events.length ?? 0
  }
  if (cards.length === 0) return { kind: 'refused', problem: 'no-cards' }
  const samples = cards
    .slice(0, maxSamples)
    .flatMap(({ face: { own } }) =>
      own === undefined ? [] : [{ frontHtml: own.frontHtml, backHtml: own.backHtml }],
    )
  const report = {
    ...{ cards: cards.length, answers: taken, samples },
    leftOut: { ...leftOut, answers: answers - taken },
  }
  return { kind: 'read', cards, report }
}

/** Commas divide our tags. */
const asTag = (tag: string) => tag.replaceAll(',', '-')
