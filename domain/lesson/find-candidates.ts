import { isAside } from '#domain/lesson/label-words'
import { finding, type Finding } from '#domain/findings/finding'
import { isImperative } from '#domain/lesson/read-advice'
import type { LessonBlocks, TextBlock } from '#domain/lesson/blocks/lesson-blocks'
import { readHead, type Head } from '#domain/lesson/read-head'
import { contentWords, countWords, splitWords, stemsIn, stemWord } from '#domain/lesson/words'

/** A block in definition form, whose head may be a term or a label. */
export interface Candidate {
  block: TextBlock
  head: Head
  group: string
}

/** Whether a block gives no items: it is skipped, in a `stop` section, or nested in an aside. */
export function isExcluded({ isSkipped, isAside: isBeside, section, parent }: TextBlock): boolean {
  return isSkipped || isBeside || section?.kind === 'stop' || (parent !== null && isAside(parent.term))
}

function groupOf({ section, parent }: TextBlock): string {
  return `${section?.line ?? 0}/${parent?.term ?? ''}`
}

/** Whether a block is in a section that lists terms. */
export function isInTermSection({ section, sections }: TextBlock): boolean {
  const kind = section?.kind
  return (
    kind === 'terms' ||
    (kind !== 'advice' &&
      kind !== 'uses' &&
      sections.some((outer) => outer.kind === 'terms' && outer.depth > 1))
  )
}

/** Whether a table row defines a numeric code such as 404; shorter numbers only count rows. */
export function isNumericCode(block: TextBlock, term: string): boolean {
  return block.kind === 'row' && /^\d{3,}$/u.test(term)
}

/** Whether the heading names the term, as `WHERE vs HAVING` does. */
function isNamedInHeading(block: TextBlock, head: Head): boolean {
  const heading = stemsIn(block.section?.heading ?? '')
  const isInHeading = (word: string): boolean => heading.includes(stemWord(word))
  return splitWords(head.term).every(isInHeading) || contentWords(head.term).some(isInHeading)
}

/** The blocks in definition form, in document order, and a finding for each section whose bullets are not read. */
export function findCandidates({ texts }: LessonBlocks): { candidates: Candidate[]; findings: Finding[] } {
  const lists = [...Map.groupBy(texts, ({ list }) => list).values()]
  const inDefinitionForm = lists.flatMap(candidatesInList)
  const benefits = Map.groupBy(inDefinitionForm.filter(isBenefit), ({ block }) => block.section)
  const candidates = [
    ...inDefinitionForm.filter((candidate) => !isBenefit(candidate)),
    ...findUnmarkedTerms(texts),
  ]
  return {
    candidates: candidates.sort((a, b) => a.block.source.first - b.block.source.first),
    findings: [...benefits.values()].flatMap(([first]) =>
      first === undefined ? [] : [notReadAsTerms(first)],
    ),
  }
}

/** The blocks of one list that are in definition form and mark their term the way the list does. */
function candidatesInList(members: readonly TextBlock[]): Candidate[] {
  const withMeaning = members.flatMap(({ head }) => (head === null || head.meaning === '' ? [] : [head.form]))
  const counts = Map.groupBy(withMeaning, (form) => form)
  const hasListForm = (block: TextBlock, { form }: Head): boolean =>
    form === 'strong' || (counts.get(form) ?? []).length >= 2 || (isInTermSection(block) && form !== 'run-in')
  return members.flatMap((block) => {
    const { head, section } = block
    if (head === null || isExcluded(block) || !isExplained(block, head) || isAsideIn(block, head)) return []
    if (!hasListForm(block, head) || section?.kind === 'advice' || isImperative(head.term)) return []
    return [{ block, head, group: groupOf(block) }]
  })
}

/** Whether a head has a meaning or, in a list, nested items. */
function isExplained({ kind, nested }: TextBlock, { meaning }: Head): boolean {
  return meaning !== '' || (kind !== 'paragraph' && nested.length > 0)
}

function isAsideIn(block: TextBlock, { term, isCode }: Head): boolean {
  return !isCode && !isNumericCode(block, term) && isAside(term, isInTermSection(block))
}

/** Whether a block describes the subject of its section instead of defining a term, as bullets under `Benefits` do. */
function isBenefit({ block, head }: Candidate): boolean {
  return block.section?.kind === 'uses' && block.kind !== 'row' && !isNamedInHeading(block, head)
}

function notReadAsTerms({ block }: Candidate): Finding {
  const found = `The bullets under “${block.section?.heading ?? ''}” are not read as terms.`
  return finding('G07', { line: block.source.first }, found)
}

/** Fewest items in definition form that make a list of terms outside a section that announces terms. */
const minUnannouncedTerms = 3

/**
 * Finds `Term: meaning` without markup: at least two in sections that announce terms, or elsewhere at least
 * `minUnannouncedTerms` in one list, each with a meaning that starts with an article.
 */
function findUnmarkedTerms(texts: readonly TextBlock[]): Candidate[] {
  const found = texts.flatMap((block) => {
    const head =
      block.head === null && block.kind === 'item' && !isExcluded(block) ? readUnmarkedHead(block) : null
    return head === null || isAside(head.term, true) ? [] : [{ block, head, group: groupOf(block) }]
  })
  const isAnnounced = ({ block }: Candidate): boolean => block.section?.kind === 'terms'
  const isDefinition = ({ head, block }: Candidate): boolean =>
    /^(?:an?|the)\s/iu.test(head.meaning) && block.section?.kind !== 'advice'
  const announced = found.filter(isAnnounced)
  const unannounced = Map.groupBy(
    found.filter((candidate) => !isAnnounced(candidate) && isDefinition(candidate)),
    ({ block }) => block.list,
  )
  const listed = [...unannounced.values()].filter((members) => members.length >= minUnannouncedTerms)
  return [...(announced.length >= 2 ? announced : []), ...listed.flat()]
}

function readUnmarkedHead(block: TextBlock): Head | null {
  const match = /^([\p{L}\p{N}][^:：.!?`]{0,50}?)\s*(?:[:：]\s+|：|\s(?:-{1,3}|[–—])\s)(\S.*)$/u.exec(
    block.text,
  )
  const [, term = '', meaning = ''] = match ?? []
  if (term === '' || countWords(term) > 4) return null
  const head = readHead([
    {
      nodes: [
        { type: 'strong', children: [{ type: 'text', value: term }] },
        { type: 'text', value: `: ${meaning}` },
      ],
      line: block.source.first,
    },
  ])
  return head === null ? null : { ...head, form: 'plain' }
}
