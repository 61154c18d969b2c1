import { capitalise, firstStatement, kindNouns } from '#domain/lesson/definiens'
import { isExcluded } from '#domain/lesson/find-candidates'
import type { Definition } from '#domain/lesson/parsed-lesson'
import { isProse, type LessonBlocks, type TextBlock } from '#domain/lesson/blocks/lesson-blocks'
import { splitTerm } from '#domain/lesson/read-head'
import { termProblem } from '#domain/lesson/term-problem'
import { contentWords, stemmed } from '#domain/lesson/words'

/** Verbs that define a thing by what it does. */
const definingVerb =
  '(?:represents|describes|measures|stores|holds|contains|lets|allows|provides|converts|controls|combines)\\s'

/** A sentence with its subject, aliases in parentheses, and predicate. */
const sentenceForm = new RegExp(
  `^(?:(?:an?|the)\\s+)?(\`[^\`]+\`|[\\p{L}\\p{N}][^,;:.()]{0,50}?)(?:\\s+\\(([^()]{1,60})\\))?(?:\\s+(?:${kindNouns}))?\\s+` +
    `(?:(?:is|are|refers? to|means|stands for|denotes?)\\s+|(?=${definingVerb}))(\\S.*)$`,
  'iu',
)
/** Sentences of this form that always define their subject. */
const defines =
  /\s(?:is|are)\s(?:(?:an?|the)\s.+|used (?:to|for)\s.+|(?:\p{L}+ly )?(?:\p{L}+ ){0,2}\p{L}+s (?:that|which|of|used|made|in which|with|for)\s.+)$/iu
/** Sentences that define their subject only if it is in bold or italics or named by the heading. */
const definesIfSetOff = new RegExp(
  `\\s(?:(?:is|are)\\s(?:(?:how|what|when|where)\\s.+|(?:\\p{L}+ ){0,2}\\p{L}+ (?:that|which|who)\\s.+)|` +
    `(?:refers? to|means|stands for|denotes?)\\s.+|${definingVerb}.+)$`,
  'iu',
)
const isUninformative =
  /^(?:an?|the)\s+(?:good|great|best|must|bit|few|lot|same|only|first|last|next|most|reason|example|popular choice|result|following|key to|important|common (?:way|mistake|pattern|use))\b/iu

/** Code followed by what it does: `` `display: none` hides an element``. */
const codeWithAction =
  /^`([^`]+)`\s+((?!is\b|was\b|has\b)\p{L}{2,}s\s+(?:an?|the|all|any|each|every|one|its|how|what|whether|when|where|`|\p{L}+s\b).*)$/iu

/** Definitions from lists in which at least two items start with code and say what it does. */
function findCodeActions(blocks: LessonBlocks): Definition[] {
  const matches = blocks.texts.flatMap((block) => {
    const [, term = '', action = ''] = codeWithAction.exec(block.text) ?? []
    const isMatch = block.kind === 'item' && block.head === null && term !== '' && !isExcluded(block)
    return isMatch && block.section?.kind !== 'advice' ? [{ block, term, action }] : []
  })
  const lists = Map.groupBy(matches, ({ block }) => block.list)
  return [...lists.values()]
    .filter((members) => members.length >= 2)
    .flat()
    .map(({ block, term, action }) => ({
      ...termOf(block, term, true),
      meaning: capitalise(action),
      confidence: 'high',
      isSure: true,
      group: `actions/${block.list}`,
    }))
}

/**
 * Finds definitions in running text: `X is a Y that Z`, `X does Y`.
 *
 * @param titleSubject what the title of the lesson names; null if it names nothing
 */
export function findDefiningSentences(blocks: LessonBlocks, titleSubject: string | null): Definition[] {
  const found = findCodeActions(blocks)
  for (const block of blocks.texts) {
    if (!isProse(block) || isExcluded(block) || block.section?.kind === 'advice') continue
    if (block.head !== null && block.head.meaning !== '') continue
    for (const [index, sentence] of block.sentences.entries()) {
      const definition = definitionIn(sentence, index === 0, block, titleSubject)
      if (definition !== null && !found.some(({ term }) => term === definition.term)) found.push(definition)
    }
  }
  return found
}

/** The definition in a sentence, or null. Only the first sentence of a block may define something that is not code. */
function definitionIn(
  sentence: string,
  isFirst: boolean,
  block: TextBlock,
  titleSubject: string | null,
): Definition | null {
  const [, rawSubject = '', aliasText = '', predicate = ''] = sentenceForm.exec(sentence) ?? []
  if (rawSubject === '' || isUninformative.test(predicate)) return null
  const isCode = /^`[^`]+`$/u.test(rawSubject)
  const subject = rawSubject.replaceAll('`', '')
  const heading = block.section?.subject ?? null
  const isHeading = [heading, titleSubject].some(
    (name) => name !== null && stemmed(name) === stemmed(subject),
  )
  const isMarked = block.lines[0]?.nodes.slice(0, 2).some((node) => {
    if (node.type !== 'strong' && node.type !== 'emphasis') return false
    const inner = node.children.map((child) => ('value' in child ? child.value : '')).join('')
    return stemmed(splitTerm(inner).term) === stemmed(subject)
  })
  const isSetOff = isHeading || isMarked === true
  if (!defines.test(sentence) && !(isSetOff && definesIfSetOff.test(sentence))) return null
  if (!isCode && (!isFirst || !isSetOff)) return null
  if (termProblem(subject) !== null || (block.kind === 'item' && !isCode && isMarked !== true)) return null
  const statement = firstStatement(predicate)
  if ('problem' in statement || contentWords(statement.text).length < 3) return null
  const term = !isCode ? subject.replace(/^\p{Ll}/u, (char) => char.toUpperCase()) : subject
  return {
    ...termOf(block, term, isCode),
    aliases: splitTerm(`${term} (${aliasText})`).aliases,
    meaning: capitalise(statement.text),
    confidence: isCode && !isHeading ? 'low' : 'medium',
    isSure: false,
    group: `sentence/${block.section?.line ?? 0}`,
  }
}

/** The part of a definition that does not depend on the sentence. */
function termOf(
  { annotations, keyWords, source }: TextBlock,
  term: string,
  isCode: boolean,
): Omit<Definition, 'meaning' | 'confidence' | 'isSure' | 'group'> {
  return {
    term,
    shown: isCode ? `\`${term}\`` : term,
    topic: 'thing',
    isCode,
    aliases: [],
    keyWords,
    context: null,
    annotatedId: annotations.id,
    requires: annotations.requires,
    source,
  }
}
