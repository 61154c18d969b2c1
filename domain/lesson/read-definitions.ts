import { classifyHeading, cleanHeading, subjectOf } from '#domain/lesson/classify-heading'
import { capitalise, definiensOf, firstStatement, isOnlyCode } from '#domain/lesson/definiens'
import { isAside, isKnownLabel, labelInCompany, plainLabel } from '#domain/lesson/label-words'
import type { Finding } from '#domain/lesson/lesson'
import type { Definition, LabelledStatement, Section } from '#domain/lesson/parsed-lesson'
import { isImperative } from '#domain/lesson/read-advice'
import type { LessonBlocks, TextBlock } from '#domain/lesson/read-blocks'
import { readHead, type Head } from '#domain/lesson/read-head'
import { topicOf } from '#domain/lesson/topic'
import {
  contentWords,
  countWords,
  foldText,
  isUnspaced,
  likeness,
  splitSentences,
  splitWords,
  stemWord,
} from '#domain/lesson/words'

interface Candidate {
  block: TextBlock
  head: Head
  group: string
}

export interface ReadDefinitions {
  definitions: Definition[]
  labelled: LabelledStatement[]
  findings: Finding[]
}

function nearestSubject(sections: readonly Section[]): Section | null {
  return [...sections].reverse().find((section) => section.subject !== null) ?? null
}

/** What tells a term apart from the same term elsewhere: the nearest heading below the title. */
function contextOf(sections: readonly Section[]): string | null {
  const nearest = sections.filter((section) => section.depth > 1).at(-1)
  return nearest === undefined ? null : (nearest.subject ?? cleanHeading(nearest.heading)) || null
}

function isClosed(block: TextBlock): boolean {
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

function isInTerms(block: TextBlock): boolean {
  const kind = block.sections.at(-1)?.kind
  return (
    kind === 'terms' ||
    (kind !== 'advice' &&
      kind !== 'uses' &&
      block.sections.some((section) => section.kind === 'terms' && section.depth > 1))
  )
}

/** Why bold words cannot be a term; null if they can. */
function termProblem(term: string): string | null {
  if (!/[\p{L}\p{N}\p{S}\p{P}]/u.test(term)) return 'it has no letters'
  if (countWords(term) > 6 || term.length > 70) return 'it is too long'
  if (/^(?:using|with|without|by|via|through|when|how|why|if|to|for)\s/iu.test(term))
    return 'it reads as an instruction'
  if (/^(?:the )?(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+\p{L}+s\b/iu.test(term))
    return 'it announces a list'
  if (/^\d+(?:[.)]\d*)?$/u.test(term)) return 'it is a number'
  if (/^https?:/u.test(term)) return 'it is an address'
  if (/[,，、;]/u.test(term)) return 'it names several things'
  if (/[.!?。！？]$/u.test(term) && !/^[^\p{L}]+$/u.test(term)) return 'it is a sentence'
  if (
    /^(?:(?:advanced|basic|first|second|third|finally|lastly|firstly|secondly|however|also) ?)$/iu.test(term)
  )
    return 'it names nothing'
  return null
}

/** A term, with and without the marks of code. */
interface Named {
  term: string
  shown: string
  isCode: boolean
}

function nameOf(head: Head): Named {
  const asked = askedTerm(head.term)
  return { term: asked, shown: asked === head.term ? head.shown : asked, isCode: head.isCode }
}

/** `What is a tuple?` asks for the meaning of `tuple`. */
function askedTerm(term: string): string {
  return /^what (?:is|are)\b.*\?$/iu.test(term) ? (subjectOf(term) ?? term) : term
}

/** A definition needs words of its own. */
function meaningOf(block: TextBlock, head: Head, hasOwnTerms: boolean): string {
  if (head.meaning !== '') return head.meaning
  const first = hasOwnTerms ? '' : (block.nested[0] ?? '')
  const nestedHead = /^[^:：]{1,30}[:：]/u.test(first)
  return !nestedHead && countWords(first) >= 4 && !isAside(splitWords(first)[0] ?? '') ? first : ''
}

/** Whether a meaning says what a thing is or does: it begins like a noun phrase or a verb in -s or -ing. */
function readsAsDefinition(meaning: string): boolean {
  return /^(?:an?|the|one|any|each|every|some)\s|^\p{L}+(?:ing|s)\s/iu.test(meaning)
}

/** `WHERE vs HAVING` announces its terms by name. */
function isNamedInHeading(block: TextBlock, head: Head): boolean {
  const heading = splitWords(block.sections.at(-1)?.heading ?? '').map(stemWord)
  const isIn = (word: string): boolean => heading.includes(stemWord(word))
  return splitWords(head.term).every(isIn) || contentWords(head.term).some(isIn)
}

/** Labels: plain ones, and words that stand in their company or are repeated with others under several headings. */
function findLabels(candidates: readonly Candidate[]): Set<Candidate> {
  const labels = new Set<Candidate>()
  const byGroup = Map.groupBy(candidates, (candidate) => candidate.group)
  for (const members of byGroup.values()) {
    const plain = members.filter(({ head }) => !head.isCode && plainLabel(head.term) !== null)
    const inTermList = members.some(({ block }) => isInTerms(block))
    const isGlossary = inTermList && members[0]?.block.parent === null && members.length - plain.length >= 2
    if (isGlossary) continue
    for (const candidate of plain) labels.add(candidate)
  }
  const byTerm = Map.groupBy(candidates, ({ head }) => foldText(head.term))
  const repeated = [...byTerm.values()].filter((same) => {
    const groups = new Set(same.map(({ group }) => group))
    const [first, ...others] = same
    return (
      groups.size >= 2 &&
      first !== undefined &&
      !others.every((other) => likeness(first.head.meaning, other.head.meaning) >= 0.8)
    )
  })
  for (const same of repeated) {
    const groups = [...new Set(same.map(({ group }) => group))]
    const companions = repeated.filter(
      (others) => groups.filter((group) => others.some((other) => other.group === group)).length >= 2,
    )
    if (groups.length >= 3 || companions.length >= 2) for (const candidate of same) labels.add(candidate)
  }
  for (const members of byGroup.values()) {
    if (!members.some((candidate) => labels.has(candidate))) continue
    for (const candidate of members) {
      if (
        !labels.has(candidate) &&
        (isKnownLabel(candidate.head.term) || !readsAsDefinition(candidate.head.meaning))
      ) {
        labels.add(candidate)
      }
    }
  }
  return labels
}

/** Definitions, labelled statements, and what to tell the author about both. */
export function readDefinitions(blocks: LessonBlocks, title: string): ReadDefinitions {
  const result: ReadDefinitions = { definitions: [], labelled: [], findings: [] }
  const titleSubject = classifyHeading(title) === 'stop' ? null : subjectOf(title)
  const candidates = findCandidates(blocks, result.findings)
  const labels = findLabels(candidates)

  const subjectFor = (block: TextBlock): Named | null => {
    const parent = block.parent
    if (parent !== null && plainLabel(parent.term) === null && !isAside(parent.term)) {
      return { term: parent.term, shown: parent.shown, isCode: parent.isCode }
    }
    const heading = nearestSubject(block.sections)?.subject ?? titleSubject
    if (heading === null || plainLabel(heading) !== null) return null
    return { term: heading.replaceAll('`', ''), shown: heading, isCode: /^`[^`]+`$/u.test(heading) }
  }

  const hasOwnTerms = (head: Head): boolean => candidates.some((other) => other.block.parent === head)

  for (const candidate of candidates) {
    const { block, head } = candidate
    if (labels.has(candidate)) {
      readLabel(candidate)
      continue
    }
    addDefinition(
      candidate,
      { ...nameOf(head), aliases: head.aliases },
      meaningOf(block, head, hasOwnTerms(head)),
    )
  }
  for (const sentence of findSentences(blocks, titleSubject)) {
    const stems = splitWords(sentence.term).map(stemWord).join(' ')
    const isKnown = result.definitions.some((known) =>
      [known.term, ...known.aliases].some((name) => splitWords(name).map(stemWord).join(' ') === stems),
    )
    if (!isKnown) result.definitions.push(sentence)
  }
  return result

  function readLabel({ block, head, group }: Candidate): void {
    const subject = subjectFor(block)
    if (subject === null) {
      result.findings.push({
        rule: 'G06',
        line: block.source.first,
        message: `“${head.term}” reads as a label, but no heading or bold item above it names what it is about. Put it under a heading that does.`,
      })
      return
    }
    const meaning = plainLabel(head.term)
    if (meaning?.kind === 'definition') {
      addDefinition(
        { block, head, group: `label/${group}` },
        { ...subject, aliases: [] },
        meaningOf(block, head, hasOwnTerms(head)),
      )
      return
    }
    if (labelInCompany(head.term) === null) {
      result.findings.push({
        rule: 'G05',
        line: block.source.first,
        message: `“${head.term}” reads as a property of ${subject.term}, not as a term, and makes no card.`,
      })
      return
    }
    const statements = head.meaning !== '' ? [head.meaning] : block.nested.filter((text) => text !== '')
    if (statements.length === 0 || /^(?:yes|no|true|false|none|n\/a)(?:[.!,;]|$)/iu.test(statements[0] ?? ''))
      return
    const last = head.meaning !== '' ? block.source.last : block.nestedLastLine
    result.labelled.push({
      subject: subject.term,
      subjectShown: subject.shown,
      subjectIsCode: subject.isCode,
      label: head.term,
      statements,
      source: { ...block.source, last },
    })
  }

  function addDefinition(
    { block, head, group }: Candidate,
    name: Named & { aliases: string[] },
    meaning: string,
  ): void {
    const report = (rule: string, message: string): void => {
      result.findings.push({ rule, line: block.source.first, message })
    }
    const isProcedure = /^\p{L}+ing\s/u.test(name.term) && /^(?:use\b|`)/iu.test(meaning)
    const badTerm = name.isCode ? null : isProcedure ? 'it reads as an instruction' : termProblem(name.term)
    if (badTerm !== null) {
      if (block.kind === 'item') report('G05', `“${name.term}” makes no term: ${badTerm}.`)
      return
    }
    if (meaning === '') {
      if (block.nested.length > 0 && !hasOwnTerms(head)) {
        report(
          'E05',
          `“${name.term}” is explained by a list. Give it one sentence of its own to get cards for it.`,
        )
      }
      return
    }
    const statement = firstStatement(meaning)
    if ('problem' in statement) {
      report('E07', `The meaning of “${name.term}” makes no card: ${statement.problem}.`)
      return
    }
    if (isOnlyCode(statement.text)) {
      report(
        'E07',
        `“${name.term}” is explained by code alone. Say in words what it means to get cards for it.`,
      )
      return
    }
    const inTerms = isInTerms(block)
    const text = definiensOf(statement.text, [name.term, ...name.aliases])
    if (
      !inTerms &&
      !isUnspaced(text) &&
      contentWords(text).filter((word) => /\p{L}{2}/u.test(word)).length < 2
    ) {
      report(
        'E07',
        `The meaning of “${name.term}” is too short to be told from others. Say what makes it different.`,
      )
      return
    }
    const siblings = candidates.filter((other) => other.group === group && !labels.has(other)).length
    const isLabelled = group.startsWith('label/')
    const confidence =
      inTerms || siblings >= 2 || isLabelled || block.kind === 'description' ? 'high' : 'medium'
    if (confidence === 'medium') {
      report(
        'G04',
        `“${name.term}” is taken for a term because it is bold and explained, but it stands alone. ` +
          'If it is none, put `<!-- quiz: skip -->` before it.',
      )
    }
    const context = contextOf(isLabelled ? block.sections.slice(0, -1) : block.sections)
    result.definitions.push({
      term: name.term,
      shown: name.shown,
      topic: name.isCode ? 'thing' : topicOf(name.term, block.sections),
      isCode: name.isCode,
      aliases: [...new Set(name.aliases)].filter((alias) => foldText(alias) !== foldText(name.term)),
      meaning: definiensOf(meaning, [name.term, ...name.aliases]),
      context,
      confidence,
      group,
      annotatedId: block.annotations.id,
      requires: block.annotations.requires,
      source:
        head.meaning === '' && block.nested.length > 0
          ? { ...block.source, last: Math.max(block.source.last, block.source.first + 1) }
          : block.source,
    })
  }
}

/** Blocks in definition form that may be terms or labels. */
function findCandidates(blocks: LessonBlocks, findings: Finding[]): Candidate[] {
  const candidates: Candidate[] = []
  const lists = Map.groupBy(blocks.texts, (block) => block.list)
  const praised = new Set<string>()
  for (const members of lists.values()) {
    for (const block of members) {
      const head = block.head
      if (head === null || isClosed(block)) continue
      if (!head.isCode && isAside(head.term, isInTerms(block))) continue
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

/** `Term: meaning` without markup: only in a section that announces terms, and never alone. */
function findPlainTerms(blocks: LessonBlocks): Candidate[] {
  const plain = blocks.texts.filter(
    (block) =>
      block.head === null &&
      block.kind === 'item' &&
      block.sections.at(-1)?.kind === 'terms' &&
      !isClosed(block),
  )
  const found = plain.flatMap((block) => {
    const head = readPlain(block)
    return head === null || isAside(head.term, true) ? [] : [{ block, head, group: groupOf(block) }]
  })
  return found.length >= 2 ? found : []
}

function readPlain(block: TextBlock): Head | null {
  const match = /^([\p{L}\p{N}][^:：.!?`]{0,50}?)\s*(?:[:：]\s+|：|\s[-–—]\s)(\S.*)$/u.exec(block.text)
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

const sentenceForm =
  /^(?:(an?|the)\s+)?(`[^`]+`|[\p{L}\p{N}][^,;:.()]{0,50}?)(?:\s+(?:keyword|statement|function|method|operator|module|class|decorator|command|clause|tag|property|attribute|type|object))?\s+(?:is|are)\s+((?:an?|the)\s.+|used (?:to|for)\s.+|(?:\p{L}+ly )?(?:\p{L}+ ){0,2}\p{L}+s (?:that|which|of|used|made|in which|with|for)\s.+)$/iu
const saysLittle =
  /^(?:an?|the)\s+(?:good|great|best|must|bit|few|lot|same|only|first|last|next|most|reason|example|popular choice|result|following|key to|important|common (?:way|mistake|pattern|use))\b/iu

/** Definitions in sentence form: `X` is a Y that Z. */
function findSentences(blocks: LessonBlocks, titleSubject: string | null): Definition[] {
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
