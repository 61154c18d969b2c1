import { cleanHeading } from '#domain/lesson/classify-heading'
import type { LanguageData } from '#domain/language/language'
import type { LessonBlocks, TextBlock } from '#domain/lesson/blocks/lesson-blocks'
import type { Classification, LessonClass, Section } from '#domain/lesson/parsed-lesson'
import { namesTime } from '#domain/lesson/calendar-words'
import { isKnownLabel } from '#domain/lesson/label-words'
import { countWords, foldText, isStopWord, nameKey, splitWords, stemWord } from '#domain/lesson/words'

/** A list with a name, and where it stands. */
interface NamedList extends LessonClass {
  block: TextBlock
  last: number
}

/** Longer names of lists are sentences, and longer members are statements. */
const mostWords = { name: 5, member: 6 }
/** From this length on, an ending that two words share is a word of its own: `Vorteile` and `Nachteile`. */
const minSharedEnding = 5

/** `Anna’s tools`: what belongs to somebody may belong to others, too. */
const hasOwner = /\p{L}[’']s\s|\p{L}s[’']\s/u

/** `etc.` and dots only say that there is more. */
const isMore = (text: string): boolean => /^(?:etc|…|\.{3}|u\.\s?a|usw|and more|and so on)\.?$/iu.test(text)

/**
 * The classes that lists of a lesson sort things into: named lists side by side, and lists below headings side by side,
 * whose names say that they exclude each other: not those of degree, such as basic and advanced commands, nor of times and
 * owners, such as the tasks of Monday and of Friday. The members of lists that only stand side by side may belong to
 * several.
 */
export function findClasses(
  { texts, sections }: LessonBlocks,
  language: LanguageData | null,
): Classification[] {
  const degrees = new Set(language?.degrees)
  const isVague = ({ name }: NamedList): boolean =>
    splitWords(name).some((word) => degrees.has(word)) || namesTime(name) || hasOwner.test(name)
  const isRead = ({ isSkipped, section }: TextBlock): boolean => !isSkipped && section?.kind !== 'stop'
  const read = texts.filter(isRead)
  const besides = Map.groupBy(
    read.flatMap(namedList),
    ({ block }) => `${block.list}/${block.parent?.term ?? ''}`,
  )
  const below = Map.groupBy(
    sections.flatMap((section) => listBelow(section, read)),
    ({ block: { sections: around } }) =>
      around
        .slice(0, -1)
        .map(({ line }) => line)
        .join('/'),
  )
  return [...besides.values(), ...below.values()]
    .flatMap((lists) => contrasting(lists.filter((list) => !isVague(list))))
    .map(classificationOf)
}

function classificationOf(lists: readonly NamedList[]): Classification {
  const [first] = lists
  const block = first?.block
  return {
    by: null,
    classes: lists.map(({ name, members }) => ({ name, members })),
    section: block?.section ?? null,
    annotated: block?.annotations.concepts ?? [],
    source: {
      file: block?.source.file ?? '',
      first: Math.min(...lists.map((list) => list.block.source.first)),
      last: Math.max(...lists.map(({ last }) => last)),
    },
  }
}

/** A list item or paragraph that names its list: `**Mutable types**: list, dict and set`, or with the members nested. */
function namedList(block: TextBlock): NamedList[] {
  const { head, nested, source, nestedLastLine } = block
  if (head === null || head.isCode || countWords(head.term) > mostWords.name) return []
  const members = head.meaning === '' ? nested : enumerated(head.meaning)
  return asList(head.shown, members, block, head.meaning === '' ? nestedLastLine : source.last)
}

/** The list below a heading that names it: its bold terms, or its items if they are only names. */
function listBelow(section: Section, texts: readonly TextBlock[]): NamedList[] {
  const name = cleanHeading(section.heading)
  const items = texts.filter(
    (block) => block.section === section && block.kind === 'item' && block.parent === null,
  )
  const [first] = items
  const last = items.at(-1)
  if (first === undefined || last === undefined || countWords(name) > mostWords.name) return []
  const members = items.map(({ head, text }) => (head === null ? text : head.shown))
  return asList(name, members, first, last.nestedLastLine)
}

function asList(name: string, texts: readonly string[], block: TextBlock, last: number): NamedList[] {
  const named = texts.map((text) => text.replace(/[.;,]$/u, '').trim()).filter((text) => !isMore(text))
  const members = [...Map.groupBy(named, nameKey).values()].flatMap(([first]) => first ?? [])
  return members.length >= 2 && members.every(isName) ? [{ name, members, block, last }] : []
}

/** A member is a name or a short phrase, not a sentence about one. */
function isName(text: string): boolean {
  const [first = ''] = splitWords(text)
  const isPlain = !/[:?!;…]|\s[–—-]\s/u.test(text.replaceAll(/`[^`]*`/gu, ''))
  return isPlain && text !== '' && countWords(text) <= mostWords.member && !isStopWord(first)
}

/** The members of `list, dict and set`. */
function enumerated(text: string): string[] {
  const spans: string[] = []
  const masked = text
    .replace(/\s*\([^()]*\)/gu, '')
    .replace(/`[^`]*`/gu, (span) => `\u{e000}${spans.push(span) - 1}\u{e001}`)
  return masked
    .split(/\s*[,;、，；]\s*(?:(?:and|or|und|oder|et|ou|y|o|e)\s)?|\s(?:and|or|und|oder|et|ou|y|o|e)\s/u)
    .map((part) => part.replace(/\u{e000}(\d+)\u{e001}/gu, (_, index: string) => spans[Number(index)] ?? ''))
    .filter((part) => part !== '')
}

/** The lists whose names contrast: they end in the same word, so that each is a kind of the same thing. */
function contrasting(lists: readonly NamedList[]): NamedList[][] {
  const groups = Map.groupBy(lists, ({ name }) => genusOf(name))
  const byGenus = [...groups].flatMap(([genus, group]) =>
    genus !== '' && group.length >= 2 && areDistinct(group) && !areProperties(group) ? [group] : [],
  )
  if (byGenus.length > 0) return byGenus
  const [one, other, ...more] = lists
  const isPair = one !== undefined && other !== undefined && more.length === 0
  return isPair && shareEnding(one.name, other.name) && !areProperties([one, other]) ? [[one, other]] : []
}

/** The stem of the last of at least two words. Words with digits count something. */
function genusOf(name: string): string {
  const words = splitWords(name)
  const last = words.at(-1) ?? ''
  return words.length < 2 || words.some((word) => /\p{N}/u.test(word)) ? '' : stemWord(last)
}

/** Whether what lists have is mostly what others have, too: `Purpose` and `Syntax` say something about each name. */
function areProperties(lists: readonly NamedList[]): boolean {
  const all = lists.flatMap(({ members }) => members.map(nameKey))
  const shared = [...Map.groupBy(all, (member) => member).values()].filter(({ length }) => length > 1).flat()
  return shared.length * 3 > all.length || all.some((member) => isKnownLabel(member))
}

function areDistinct(lists: readonly NamedList[]): boolean {
  return new Set(lists.map(({ name }) => foldText(name))).size === lists.length
}

/** Whether two single words are compounds of the same word: `advantages` and `disadvantages`. */
function shareEnding(first: string, second: string): boolean {
  const [one, other] = [foldText(first), foldText(second)]
  if (one === other || /\s/u.test(one + other)) return false
  const length = [...one].toReversed().findIndex((char, index) => char !== [...other].toReversed()[index])
  return (length < 0 ? one.length : length) >= minSharedEnding
}
