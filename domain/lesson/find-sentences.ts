import { capitalise, firstStatement } from '#domain/lesson/definiens'
import { isClosed } from '#domain/lesson/find-candidates'
import type { Definition } from '#domain/lesson/parsed-lesson'
import type { LessonBlocks, TextBlock } from '#domain/lesson/lesson-blocks'
import { termProblem } from '#domain/lesson/term-problem'
import { contentWords, splitSentences, splitWords, stemWord } from '#domain/lesson/words'

const sentenceForm =
  /^(?:(an?|the)\s+)?(`[^`]+`|[\p{L}\p{N}][^,;:.()]{0,50}?)(?:\s+(?:keyword|statement|function|method|operator|module|class|decorator|command|clause|tag|property|attribute|type|object))?\s+(?:is|are)\s+((?:an?|the)\s.+|used (?:to|for)\s.+|(?:\p{L}+ly )?(?:\p{L}+ ){0,2}\p{L}+s (?:that|which|of|used|made|in which|with|for)\s.+)$/iu
const saysLittle =
  /^(?:an?|the)\s+(?:good|great|best|must|bit|few|lot|same|only|first|last|next|most|reason|example|popular choice|result|following|key to|important|common (?:way|mistake|pattern|use))\b/iu

/** Definitions in sentence form: `X` is a Y that Z. */
export function findSentences(blocks: LessonBlocks, titleSubject: string | null): Definition[] {
  const found: Definition[] = []
  for (const block of blocks.texts) {
    if (block.kind === 'row' || block.kind === 'description' || isClosed(block)) continue
    if (block.head !== null && block.head.meaning !== '') continue
    if (['introduction', 'advice'].includes(block.sections.at(-1)?.kind ?? '')) continue
    for (const [index, sentence] of splitSentences(block.text).entries()) {
      const definition = definitionIn(sentence, index === 0, block, titleSubject)
      if (definition !== null && !found.some(({ term }) => term === definition.term)) found.push(definition)
    }
  }
  return found
}

/** The definition that a sentence gives; only the first sentence of a block may speak of its heading. */
function definitionIn(
  sentence: string,
  isFirst: boolean,
  block: TextBlock,
  titleSubject: string | null,
): Definition | null {
  const [, , rawSubject = '', predicate = ''] = sentenceForm.exec(sentence) ?? []
  if (rawSubject === '' || saysLittle.test(predicate)) return null
  const isCode = /^`[^`]+`$/u.test(rawSubject)
  const subject = rawSubject.replaceAll('`', '')
  const stems = (text: string): string => splitWords(text).map(stemWord).join(' ')
  const heading = block.sections.at(-1)?.subject ?? null
  const isHeading = [heading, titleSubject].some((name) => name !== null && stems(name) === stems(subject))
  const isMarked = block.lines[0]?.nodes.slice(0, 2).some((node) => {
    if (node.type !== 'strong' && node.type !== 'emphasis') return false
    const inner = node.children.map((child) => ('value' in child ? child.value : '')).join('')
    return stems(inner) === stems(subject)
  })
  if (!isCode && (!isFirst || (!isHeading && isMarked !== true))) return null
  if (termProblem(subject) !== null || (block.kind === 'item' && !isCode && isMarked !== true)) return null
  const statement = firstStatement(predicate)
  if ('problem' in statement || contentWords(statement.text).length < 3) return null
  const term = !isCode ? subject.replace(/^\p{Ll}/u, (char) => char.toUpperCase()) : subject
  return {
    term,
    shown: isCode ? `\`${term}\`` : term,
    topic: 'thing',
    isCode,
    aliases: [],
    meaning: capitalise(statement.text),
    context: null,
    confidence: isCode && !isHeading ? 'low' : 'medium',
    group: `sentence/${block.sections.at(-1)?.line ?? 0}`,
    annotatedId: block.annotations.id,
    requires: block.annotations.requires,
    source: block.source,
  }
}
