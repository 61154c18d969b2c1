import { isAside } from '#domain/lesson/label-words'
import type { Finding } from '#domain/lesson/lesson'
import { isImperative } from '#domain/lesson/read-advice'
import type { LessonBlocks, TextBlock } from '#domain/lesson/blocks/lesson-blocks'
import { readHead, type Head } from '#domain/lesson/read-head'
import { contentWords, countWords, splitWords, stemsIn, stemWord } from '#domain/lesson/words'

/** A block in definition form, which may be a term or a label. */
export interface Candidate {
  block: TextBlock
  head: Head
  group: string
}

/** Whether nothing is made of a block: it is skipped, or stands in a section without terms. */
export function isClosed(block: TextBlock): boolean {
  return (
    block.annotations.skip ||
    block.sections.at(-1)?.kind === 'stop' ||
    block.sections.some((section) => section.annotations.skip) ||
    (block.parent !== null && isAside(block.parent.term))
  )
}

function groupOf(block: TextBlock): string {
  return `${block.sections.at(-1)?.line ?? 0}/${block.parent?.term ?? ''}`
}

/** Whether a block stands in a section that announces terms. */
export function isInTerms(block: TextBlock): boolean {
  const kind = block.sections.at(-1)?.kind
  return (
    kind === 'terms' ||
    (kind !== 'advice' &&
      kind !== 'uses' &&
      block.sections.some((section) => section.kind === 'terms' && section.depth > 1))
  )
}

/** Whether a row of a table is named by a code such as 404. Tables of dates are no tables of terms. */
export function namesByNumber(block: TextBlock, term: string): boolean {
  return block.kind === 'row' && /^\d{3,}$/u.test(term)
}

/** `WHERE vs HAVING` announces its terms by name. */
function isNamedInHeading(block: TextBlock, head: Head): boolean {
  const heading = stemsIn(block.sections.at(-1)?.heading ?? '')
  const isIn = (word: string): boolean => heading.includes(stemWord(word))
  return splitWords(head.term).every(isIn) || contentWords(head.term).some(isIn)
}

/** Blocks in definition form that may be terms or labels. */
export function findCandidates(blocks: LessonBlocks, findings: Finding[]): Candidate[] {
  const candidates: Candidate[] = []
  const lists = Map.groupBy(blocks.texts, (block) => block.list)
  const praised = new Set<string>()
  for (const members of lists.values()) {
    for (const block of members) {
      const head = block.head
      if (head === null || isClosed(block)) continue
      if (!head.isCode && !namesByNumber(block, head.term) && isAside(head.term, isInTerms(block))) continue
      if (head.meaning === '' && block.nested.length === 0) continue
      if (block.kind === 'paragraph' && head.meaning === '') continue
      const alike = members.filter(
        (other) => other.head?.form === head.form && other.head.meaning !== '',
      ).length
      if (head.form !== 'strong' && alike < 2 && !(isInTerms(block) && head.form !== 'run-in')) continue
      const kind = block.sections.at(-1)?.kind
      if (kind === 'advice' || isImperative(head.term)) continue
      if (kind === 'uses' && block.kind !== 'row' && !isNamedInHeading(block, head)) {
        const key = `${block.sections.at(-1)?.line ?? 0}`
        if (!praised.has(key)) {
          praised.add(key)
          findings.push({
            rule: 'G07',
            line: block.source.first,
            message:
              `The bullets under “${block.sections.at(-1)?.heading ?? ''}” are not read as terms. If they are, ` +
              'put them under a heading such as “Key terms”.',
          })
        }
        continue
      }
      candidates.push({ block, head, group: groupOf(block) })
    }
  }
  return [...candidates, ...findPlainTerms(blocks)].sort(
    (a, b) => a.block.source.first - b.block.source.first,
  )
}

/** So many items of a list, each with a term and what it is, make a list of terms anywhere. */
const minElsewhere = 3

/**
 * `Term: meaning` without markup: in a section that announces terms, never alone; elsewhere where several items of a
 * list say what their term is.
 */
function findPlainTerms(blocks: LessonBlocks): Candidate[] {
  const found = blocks.texts.flatMap((block) => {
    const head = block.head === null && block.kind === 'item' && !isClosed(block) ? readPlain(block) : null
    return head === null || isAside(head.term, true) ? [] : [{ block, head, group: groupOf(block) }]
  })
  const isAnnounced = ({ block }: Candidate): boolean => block.sections.at(-1)?.kind === 'terms'
  const saysWhat = ({ head, block }: Candidate): boolean =>
    /^(?:an?|the)\s/iu.test(head.meaning) && block.sections.at(-1)?.kind !== 'advice'
  const announced = found.filter(isAnnounced)
  const elsewhere = Map.groupBy(
    found.filter((candidate) => !isAnnounced(candidate) && saysWhat(candidate)),
    ({ block }) => block.list,
  )
  const several = [...elsewhere.values()].filter((members) => members.length >= minElsewhere)
  return [...(announced.length >= 2 ? announced : []), ...several.flat()]
}

function readPlain(block: TextBlock): Head | null {
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
