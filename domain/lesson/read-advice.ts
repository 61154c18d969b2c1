import { capitalise, uncapitalise } from '#domain/lesson/definiens'
import { isAside, standaloneLabel } from '#domain/lesson/label-words'
import { finding, type Finding } from '#domain/findings/finding'
import type { Advice } from '#domain/lesson/parsed-lesson'
import { isProse, type LessonBlocks, type TextBlock } from '#domain/lesson/blocks/lesson-blocks'
import type { Head } from '#domain/lesson/read-head'
import { countWords, splitSentences } from '#domain/lesson/words'

const verbs =
  "avoid|use|prefer|keep|always|never|do not|don[’']t|ensure|make sure|remember|consider|choose|limit|handle|close|write|" +
  'test|check|call|create|return|name|document|validate|catch|raise|start|stop|put|set|add|store|pass|separate|split|' +
  'minimi[sz]e|reduce|wrap|specify|define|await|treat|favou?r|rely|group|include|follow|give|wash|store|cover|monitor'
const imperative = new RegExp(
  `^(?:do\\s+)?(?:${verbs})\\s+(?!(?:case|cases|statement|value|function|method|keyword)s?\\b)\\S`,
  'iu',
)
const plainImperative =
  /^(?:avoid|prefer|always|never|do not|don[’']t|ensure|make sure|remember|consider|keep|use)\s+(?!cases?\b)\S/iu

/** Whether bold words are an instruction to the reader, and so advice rather than a term. */
export function isImperative(term: string): boolean {
  return plainImperative.test(term)
}

const cause =
  ',?\\s+because\\s+(?!of\\b)|,\\s+(?=(?:it|they)\\s)|,\\s+(?:as|since)\\s+(?=(?:it|they|this|these|that|the|you|we|each|every|an?|most|many|some|all|people|users|readers|others|nobody|everybody|everyone|there|its|their)\\b)|\\s+(?:since|as)\\s+(?=(?:it|they)\\b)'
const purpose =
  ',?\\s+(?=so (?:that|as to)\\s)|,?\\s+(?=(?:in order )?to (?:avoid|prevent|ensure|keep|make|allow|reduce|improve|save|protect|stop|get|guarantee)\\b)'
const inlineCause = new RegExp(`^(.+?)(?:${cause})(.+)$`, 'isu')
/** A purpose is a reason only where advice is announced: elsewhere, most sentences with one tell how something is done. */
const inlineReason = new RegExp(`^(.+?)(?:${cause}|${purpose})(.+)$`, 'isu')

/** Openings of sentences that work as a reason by themselves. */
const selfContainedReason =
  /^(?:it|they|this|these|that|doing|otherwise|the|an?|each|most|because|since|to|so|without|in order)\b/iu

/** A reason as an answer of its own. */
export function cleanReason(text: string): string {
  const bare = text
    .replace(/^(?:this is )?because\s+/iu, '')
    .replace(/^since\s+/iu, '')
    .replace(/[.!。！]+$/u, '')
    .trim()
  return capitalise(bare)
}

/** Advice without punctuation at its end, as a part of a sentence. */
export function cleanAdvice(text: string): string {
  return uncapitalise(
    text
      .replace(/[.!:。！]+$/u, '')
      .replace(/^do\s(?!not\s)/iu, '')
      .trim(),
  )
}

/** Verbs of consequence, which show that a noun names a mistake. */
const consequenceVerb = /\b(?:raises?|throws?|causes?|leads? to|results? in|breaks?|crash(?:es)?|fails?)\b/iu

/** Whether a term names a mistake: a gerund, or a noun with a stated consequence, under a heading about mistakes. */
function isMistake(block: TextBlock, term: string, meaning: string): boolean {
  const heading = block.section?.heading ?? ''
  return (
    /mistake|pitfall|error|gotcha|problem|avoid|anti.?pattern/iu.test(heading) &&
    (/^(?:not\s)?\p{L}{2,}ing\s\S/iu.test(term) || (!imperative.test(term) && consequenceVerb.test(meaning)))
  )
}

/** A mistake without markup: `Forgetting to await — the coroutine never runs.` */
const plainMistake = /^(\p{L}{2,}ing\s[^—–:]{2,80}?)(?:\s+(?:-{1,3}|[–—])\s+|\s*:\s+)(\S.*)$/isu

const remedy = /\b(?:should|must|instead|always|avoid|remember|need to|make sure|use|try|never)\b/iu

/** Openings of a consequence: a whole sentence, or a predicate such as `slows the yeast down`. */
const consequence =
  /^(?:the|it|they|this|each|every|python|your|all|nothing|an?|(?:leads|causes|makes|results|breaks|hides|blocks|creates|raises|produces|wastes|loses|gives|returns|prevents|stops)(?=\s)|\p{L}{2,}s(?=\s(?:an?|the|all|any|every|its|your|their)\s)|\p{L}{2,}ing(?=\s.*\s(?:raises|causes|leads|makes|breaks|creates|gives|slows|fails)\s))\s/iu

/** The mistake and its consequence; null if the text gives a remedy or nothing instead. */
function mistakeIn(term: string, meaning: string): AdviceText | null {
  const sentence = splitSentences(meaning)[0] ?? ''
  if (
    !consequence.test(sentence) ||
    remedy.test(sentence) ||
    countWords(sentence) < 3 ||
    /[:：]$/u.test(sentence)
  )
    return null
  return { kind: 'mistake', what: cleanAdvice(term), reason: cleanReason(sentence) }
}

type AdviceText = Pick<Advice, 'kind' | 'what' | 'reason'>

/** The advice in a block: at most one piece if it has a head, else one for each sentence that gives a reason. */
function adviceIn(block: TextBlock): AdviceText[] {
  const isAdviceSection = block.sections.some((section) => section.kind === 'advice')
  const head = block.head !== null && block.head.meaning !== '' ? block.head : null
  const [, plainTerm = '', plainMeaning = ''] = head === null ? (plainMistake.exec(block.text) ?? []) : []
  const { shown: term, meaning } = head ?? { shown: plainTerm, meaning: plainMeaning }
  const toList = (found: AdviceText | null): AdviceText[] => (found === null ? [] : [found])
  if (isAdviceSection && term !== '' && isMistake(block, term, meaning))
    return toList(mistakeIn(term, meaning))
  return head === null
    ? adviceInSentences(block.sentences, isAdviceSection)
    : toList(adviceInHead(head, isAdviceSection))
}

/** Advice in definition form: `**Avoid globals**: they hide what a function needs.` */
function adviceInHead(head: Head, isAdviceSection: boolean): AdviceText | null {
  const isAdvice = isAdviceSection ? imperative.test(head.term) : isImperative(head.term)
  if (!isAdvice || isAside(head.term) || standaloneLabel(head.term) !== null) return null
  const sentence = splitSentences(head.meaning)[0] ?? ''
  const inside = inlineReason.exec(sentence)
  if (inside !== null && imperative.test(sentence)) {
    return { kind: 'advice', what: cleanAdvice(inside[1] ?? ''), reason: cleanReason(inside[2] ?? '') }
  }
  if (!selfContainedReason.test(sentence) || countWords(sentence) < 3 || /[:：]$/u.test(sentence)) return null
  return { kind: 'advice', what: cleanAdvice(head.shown), reason: cleanReason(sentence) }
}

/** Advice in sentences: `Avoid globals, because they hide what a function needs.` */
function adviceInSentences(sentences: readonly string[], isAdviceSection: boolean): AdviceText[] {
  const [isAdvice, withReason] = isAdviceSection ? [imperative, inlineReason] : [plainImperative, inlineCause]
  return sentences.flatMap((sentence) => {
    const [, what = '', reason = ''] = (isAdvice.test(sentence) ? withReason.exec(sentence) : null) ?? []
    return countWords(what) >= 2 && countWords(reason) >= 3
      ? [{ kind: 'advice', what: cleanAdvice(what), reason: cleanReason(reason) }]
      : []
  })
}

/** The advice that gives a reason, and a finding for each section with advice that gives none. */
export function readAdvice(blocks: LessonBlocks): { advice: Advice[]; findings: Finding[] } {
  const advice: Advice[] = []
  const unexplained: { heading: string; line: number }[] = []
  for (const block of blocks.texts) {
    if (!isProse(block)) continue
    const { section } = block
    const found = adviceIn(block)
    for (const each of found)
      advice.push({ ...each, section, annotated: block.annotations.concepts, source: block.source })
    if (found.length === 0 && section?.kind === 'advice' && block.kind === 'item')
      unexplained.push({ heading: section.heading, line: block.source.first })
  }
  return {
    advice,
    findings: [...Map.groupBy(unexplained, ({ heading }) => heading)].map(missingReasonFinding),
  }
}

function missingReasonFinding([heading, items]: [string, { line: number }[]]): Finding {
  const lines = items.map(({ line }) => line)
  const where = lines.length === 1 ? '' : ` (lines ${lines.join(', ')})`
  const found = `Some advice under “${heading}” gives no reason that a card could ask for${where}.`
  return finding('G08', { line: lines[0] ?? null }, found)
}
