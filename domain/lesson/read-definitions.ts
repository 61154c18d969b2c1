import { classifyHeading, cleanHeading, subjectOf } from '#domain/lesson/classify-heading'
import { definiensOf, firstStatement, isOnlyCode, thingDefined } from '#domain/lesson/definiens'
import { mentions } from '#domain/lesson/find-concepts'
import { findCandidates, isInTerms, namesByNumber, type Candidate } from '#domain/lesson/find-candidates'
import { findLabels } from '#domain/lesson/find-labels'
import { findSentences } from '#domain/lesson/find-sentences'
import { isAside, labelInCompany, plainLabel } from '#domain/lesson/label-words'
import type { Finding } from '#domain/lesson/lesson'
import type { Definition, LabelledStatement, Section } from '#domain/lesson/parsed-lesson'
import type { LessonBlocks, TextBlock } from '#domain/lesson/blocks/lesson-blocks'
import { keyWordsOf } from '#domain/lesson/plain-text'
import type { Head } from '#domain/lesson/read-head'
import { termProblem } from '#domain/lesson/term-problem'
import { topicOf } from '#domain/lesson/topic'
import { contentWords, countWords, foldText, isUnspaced, splitWords, stemmed } from '#domain/lesson/words'

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

/** What a labelled definition is about where it says so itself: another thing than the heading does. */
function thingNamed(meaning: string, subject: Named): Named | null {
  const thing = thingDefined(meaning)
  if (thing === null || countWords(thing) > 3 || mentions(thing, { ...subject, aliases: [] })) return null
  return { term: thing, shown: thing, isCode: false }
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
    const isKnown = result.definitions.some((known) =>
      [known.term, ...known.aliases].some((name) => stemmed(name) === stemmed(sentence.term)),
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
      const text = meaningOf(block, head, hasOwnTerms(head))
      const named = { ...(thingNamed(text, subject) ?? subject), aliases: [] }
      addDefinition({ block, head, group: `label/${group}` }, named, text)
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
    const isCodeNumber = namesByNumber(block, name.term)
    const badTerm =
      name.isCode || isCodeNumber ? null : isProcedure ? 'it reads as an instruction' : termProblem(name.term)
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
      topic: name.isCode || isCodeNumber ? 'thing' : topicOf(name.term, block.sections),
      isCode: name.isCode,
      aliases: [...new Set(name.aliases)].filter((alias) => foldText(alias) !== foldText(name.term)),
      meaning: definiensOf(meaning, [name.term, ...name.aliases]),
      keyWords: keyWordsOf(block.lines),
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
