import { isOnlyLinks } from '#domain/claims/linked-text'
import { tellsHow } from '#domain/claims/how-to'
import { hasAny, startsWithAny, wordsOf } from '#domain/language/word-tests'
import type { LanguageData } from '#domain/language/language'
import type { LessonBlocks } from '#domain/lesson/blocks/lesson-blocks'
import { capitalise } from '#domain/lesson/definiens'
import type { Definition } from '#domain/lesson/parsed-lesson'
import { foldText, splitSentences, stemmed } from '#domain/lesson/words'
import { definesAlone } from '#domain/claims/stands-alone'

/** From this length on, praise is followed by something that tells its term from others. */
const maxPraiseWords = 9

/** `An essential feature of the language` and `This is where the magic happens` could be said of anything. */
function isPraise(meaning: string, { articles, praise, relatives, nearby, copulas }: LanguageData): boolean {
  const [sentence = ''] = splitSentences(meaning)
  const [first = '', second = ''] = wordsOf(sentence)
  if (nearby.includes(first) && copulas.includes(second)) return true
  const adjective = articles.includes(first) ? second : first
  const rest = wordsOf(sentence).slice(2).join(' ')
  return praise.includes(adjective) && wordsOf(sentence).length <= maxPraiseWords && !hasAny(rest, relatives)
}

/**
 * A meaning without a first sentence that only praises, if the next one goes on about the same thing: `Wakes tasks` for
 * `This is where the magic happens. It wakes tasks.`
 */
export function withoutPraise(meaning: string, language: LanguageData): string {
  const [first = '', next = '', ...rest] = splitSentences(meaning)
  const anaphor = language.anaphors.find((word) => next.toLowerCase().startsWith(`${word} `))
  if (anaphor === undefined || !isPraise(first, language)) return meaning
  return [capitalise(next.slice(anaphor.length + 1)), ...rest].join(' ')
}

/** `A function like any other` names only what its term shares with others. */
const isLikeOthers = (meaning: string, { code }: LanguageData): boolean =>
  code === 'en' && /\blike (?:any|every|all) others?\b/iu.test(meaning)

const minIndexedFiles = 3

/** Whether names are those of files of one kind, such as the examples that belong to a lesson: `01_basic.js`, `02_pool.js`. */
function areFilesOfOneKind(names: readonly string[]): boolean {
  const endings = names.map((name) => /^[`\w./-]*\w(\.[a-z]\w{0,4})`?$/u.exec(name)?.[1])
  return names.length >= minIndexedFiles && endings[0] !== undefined && new Set(endings).size === 1
}

/**
 * Lines of the items of lists that a line above announces as what is said of one thing (`Benefits of a cache:`) or as an
 * example, of numbered lists in which a name recurs, which are steps of an exchange and not its terms, of tables whose
 * first column has such a heading (`Reason`), and of lists and tables that name files.
 */
function describingLines({ texts, tables }: LessonBlocks, { traits, examples }: LanguageData): Set<number> {
  const traitStems = new Set(traits.map(stemmed))
  const lists = Map.groupBy(
    texts.filter(({ kind, parent }) => kind === 'item' && parent === null),
    ({ list }) => list,
  )
  const describing = [...lists.values()].filter((items) => {
    const [first] = items
    const above = first === undefined ? undefined : texts[texts.indexOf(first) - 1]
    const isAnnounced = above?.section === first?.section && /[:：]$/u.test(above?.text ?? '')
    const names = items.flatMap(({ head }) => (head === null ? [] : [head.term]))
    const isExchange = first?.isOrdered === true && new Set(names.map(foldText)).size < names.length
    const announces = (text: string): boolean => hasAny(text, traits) || startsWithAny(text, examples)
    return isExchange || areFilesOfOneKind(names) || (isAnnounced && announces(above?.text ?? ''))
  })
  const rows = tables
    .filter(
      ({ headings, rows }) =>
        traitStems.has(stemmed(headings[0] ?? '')) ||
        headings.some((_, index) => areFilesOfOneKind(rows.map(({ cells }) => cells[index] ?? ''))),
    )
    .flatMap((table) => table.rows)
  return new Set([
    ...describing.flatMap((items) => items.map(({ source }) => source.first)),
    ...rows.map(({ line }) => line),
  ])
}

/**
 * A test of definitions that could not be told apart or are none: praise, how something is done, what a list says of one
 * thing, and a line of the lesson's own code with what it does there.
 */
export function tellsNothing(
  blocks: LessonBlocks,
  language: LanguageData,
): (definition: Definition) => boolean {
  const codeLines = new Set(
    blocks.fences
      .flatMap(({ code }) => code.split('\n').map((line) => line.trim()))
      .filter((line) => /[\s(=]/u.test(line)),
  )
  const described = describingLines(blocks, language)
  const blockAt = new Map(blocks.texts.map((block) => [block.source.first, block]))
  const isPointer = ({ meaning, source }: Definition): boolean => {
    const block = blockAt.get(source.first)
    return block !== undefined && isOnlyLinks(meaning, block)
  }
  return (definition) =>
    !definesAlone(definition, language) ||
    isPointer(definition) ||
    described.has(definition.source.first) ||
    isPraise(definition.meaning, language) ||
    isLikeOthers(definition.meaning, language) ||
    tellsHow(definition, language) ||
    (definition.isCode && codeLines.has(definition.term))
}
