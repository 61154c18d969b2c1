import { firstWordOf } from '#domain/language/english-tags'
import { foldText } from '#domain/lesson/words'

/** Bold words that mark an aside or an instruction anywhere; they are neither terms nor labels. */
const asides =
  /^(?:(?:important |side |quick |pro |key |final )?(?:notes?|warnings?|tips?|important|hints?|cautions?|remember|todo|attention|danger|info|fun facts?|facts?|reminder|heads up|nb|n b|see also|spoiler|disclaimer|try it|try this|(?:code |basic |simple |another |real world |practical |sample )?examples?|for example|e g|i e|step \d+|part \d+|option \d+|case \d+|method \d+|\d+)|hinweis|achtung|wichtig|beispiel|tipp|merke|nota|ejemplo|importante|exemple|remarque|注意|提示|例|示例|例子|примечание|пример|важно|ملاحظة|مثال|הערה)(?: \d+)?$/u

/** Bold words that mark a part of the page, except in a list of terms. */
const parts =
  /^(?:recap|summary|takeaway|insight|update|analogy|think|q|a|questions?|answers?|solution|exercise|challenge|quiz|goal|objective|inputs?|outputs?|expected output|results?|explanation|example code|steps?|usage example|background|motivation|difficulty|duration|prerequisites?)(?: \d+)?$/u

/** What a label such as `**Syntax**` says about its subject: the definition, or the answer to a question. */
export type LabelMeaning =
  | { kind: 'definition' }
  /** The question that follows `<subject>: `, for a singular and for a plural subject. */
  | { kind: 'question'; singular: string; plural: string }

type LabelRule = [pattern: RegExp, meaning: LabelMeaning]

function invariant(question: string): LabelMeaning {
  return { kind: 'question', singular: question, plural: question }
}
function inflected(singular: string, plural: string): LabelMeaning {
  return { kind: 'question', singular, plural }
}

/** Words that are labels anywhere except in lists of terms. */
const standaloneLabels: LabelRule[] = [
  [
    /^(?:(?:formal |short |basic |simple )?definitions?|meaning|what it is|what is it|what they are|what are they|what is this|description|concept|idea|bedeutung|definición|définition|定义|定義)$/u,
    { kind: 'definition' },
  ],
  [/^(?:(?:basic|general|common) )?(?:syntax|syntaxis|syntaxe)$/u, invariant('what is the syntax?')],
  [
    /^(?:creation|creating(?: one| it| them| an? \w+)?|how to create(?: one| it| them)?|construction|instantiation|erstellung|creación|création)$/u,
    inflected('how is it created?', 'how are they created?'),
  ],
  [
    /^(?:initiali[sz]ation|initiali[sz]ing)$/u,
    inflected('how is it initialised?', 'how are they initialised?'),
  ],
  [/^(?:declaration|declaring)$/u, inflected('how is it declared?', 'how are they declared?')],
  [
    /^(?:purpose|main purpose|aim|what it does|what it s for|what its for|zweck|propósito|but|目的|用途)$/u,
    inflected('what is its purpose?', 'what is their purpose?'),
  ],
  [
    /^(?:(?:common |typical |main )?use cases?|when to use(?: it| them)?|best (?:for|used for)|used for|uses|applications?|common uses)$/u,
    inflected('what is it used for?', 'what are they used for?'),
  ],
  [
    /^(?:(?:basic |common )?usage|how to use(?: it| them)?|verwendung|uso|utilisation|用法)$/u,
    inflected('how is it used?', 'how are they used?'),
  ],
  [
    /^(?:access|accessing(?: (?:elements?|items?|values?))?|element access|indexing)$/u,
    invariant('how are elements accessed?'),
  ],
  [
    /^(?:how (?:it|they) works?|mechanism|working|funktionsweise)$/u,
    inflected('how does it work?', 'how do they work?'),
  ],
  [
    /^(?:why (?:it|they) matters?|why it s important|why its important|importance|significance|relevance)$/u,
    inflected('why does it matter?', 'why do they matter?'),
  ],
  [/^(?:key |main |core |common )?features?$/u, invariant('what are the main features?')],
  [
    /^(?:key |main |core |common )?(?:characteristics?|traits?)$/u,
    invariant('what are the characteristics?'),
  ],
  [/^(?:key |main )?(?:advantages?|benefits?|pros|strengths)$/u, invariant('what are the advantages?')],
  [
    /^(?:key |main )?(?:disadvantages?|drawbacks?|cons|limitations?|weakness(?:es)?)$/u,
    invariant('what are the disadvantages?'),
  ],
  [/^(?:key differences?|main differences?|differences)$/u, invariant('what is the difference?')],
  [
    /^(?:time complexity|complexity|runtime)$/u,
    inflected('what is its time complexity?', 'what is their time complexity?'),
  ],
  [/^space complexity$/u, inflected('what is its space complexity?', 'what is their space complexity?')],
]

/** Words that can also be terms; they are labels only next to other labels or if several headings repeat them. */
const contextualLabels: LabelRule[] = [
  [/^difference$/u, invariant('what is the difference?')],
  [/^parameters?$/u, invariant('what are the parameters?')],
  [/^arguments?$/u, invariant('what are the arguments?')],
  [
    /^(?:modification|modifying|updating|mutation)$/u,
    inflected('how is it modified?', 'how are they modified?'),
  ],
  [/^(?:deletion|deleting|removal|removing)$/u, invariant('how is something removed?')],
  [/^(?:default|default value)$/u, invariant('what is the default?')],
  [/^(?:return value|return values|returns)$/u, invariant('what is returned?')],
  [
    /^(?:memory|memory use|memory usage|space)$/u,
    inflected('how much memory does it need?', 'how much memory do they need?'),
  ],
  [/^location$/u, inflected('where is it?', 'where are they?')],
]

function findRule(rules: readonly LabelRule[], text: string): LabelMeaning | null {
  const folded = foldText(text)
  return rules.find(([pattern]) => pattern.test(folded))?.[1] ?? null
}

/** Whether bold words only mark an aside (note, warning, example, step 3) or a part of the page. */
export function isAside(text: string, isInTermList = false): boolean {
  const folded = foldText(text)
  return asides.test(folded) || (!isInTermList && parts.test(folded))
}

/** The meaning of words that are a label in any context; null if they are not. */
export function standaloneLabel(text: string): LabelMeaning | null {
  return findRule(standaloneLabels, text)
}

/** Whether words are a known label, standalone or contextual. */
export function isKnownLabel(text: string): boolean {
  return findRule(standaloneLabels, text) !== null || findRule(contextualLabels, text) !== null
}

/** Attributes of things; on their own under a heading, they are labels for its subject. */
const attributes =
  /^(?:parameters?|arguments?|return values?|returns|memory(?: usage| use)?|space|speed|performance|stability|(?:best|worst|average) case|strategy|approach|cost|price|size|length|weight|mass|height|area|colou?r|shape|structure|function|role|location|position|composition|symbol|unit|formula|origin|etymology|author|inventor|founder|discoverer|year|date|capital|population|currency|climate|habitat|diet|lifespan|symptoms?|treatment|causes?|effects?|side effects?|risks?|alternatives?|types?|category|family|version|license|platform|input|output|range|precision|accuracy|lifetime|scope|visibility|mutability|ordering|duplicates|exceptions?|density|melting point|boiling point|charge|status|frequency|duration|result|winner|outcome|consequences?)$/u

/** Whether a word names an attribute rather than a thing. */
export function isAttribute(text: string): boolean {
  return attributes.test(foldText(text))
}

/** Adjectives and gerunds, which name a property or an action: `Immutable`, `Ordered`, `Slicing`. */
const propertyOrAction =
  /(?:ed|able|ible|ing|ous|ful|less)$|^(?:unique|heterogeneous|dynamic|static|optional|fast|slow|flexible|simple|efficient|portable|interpreted|free|lazy|generic|safe|secure|concurrent|parallel|synchronous|asynchronous|sequential|persistent|automatic)$/iu

/**
 * The meaning of words whose context shows that they are a label: a known one, or else the question
 * `what is its <label>?`. Null if they name a property or an action, which gives no question.
 */
export function contextualLabel(text: string): LabelMeaning | null {
  const known = findRule(standaloneLabels, text) ?? findRule(contextualLabels, text)
  if (known !== null) return known
  const label = /^\p{Lu}[\p{Ll}\s-]*$/u.test(text) ? text.toLowerCase() : text
  if (/^(?:how|why|when|where|who)\b/iu.test(label)) return invariant(`${label}?`)
  const words = label.split(/\s+/u)
  if (propertyOrAction.test(words[0] ?? '') || propertyOrAction.test(words.at(-1) ?? '') || words.length > 3)
    return null
  // `Create equation` names a step.
  if (words.length > 1 && firstWordOf(label) === 'imperative') return null
  // A name of its own cannot be possessed: `its Abolition of Slavery`.
  if (/^.+\p{Lu}/u.test(label)) return invariant(`${label}?`)
  const be = isPlural(text) ? 'are' : 'is'
  return inflected(`what ${be} its ${label}?`, `what ${be} their ${label}?`)
}

const singularsInS = new Set(
  (
    'asyncio pandas redis kubernetes jenkins css https class process access address alias analysis basis bias bus ' +
    'canvas chaos class consensus corpus focus gas genus hypothesis index lens locus loss lotus mass mathematics ' +
    'meiosis mitosis news osmosis photosynthesis physics progress radius series species statistics status stress ' +
    'atlas diabetes christmas texas kansas arkansas pancreas success synthesis thesis virus dns os js ts aws ics ios dbms rdbms sas less express postgres classes'
  ).split(' '),
)

/** Whether a noun phrase is in the plural, judging by the last word of its head. */
export function isPlural(phrase: string): boolean {
  const head = phrase.replaceAll('`', '').split(/\s+(?:of|in|for|with|to|on|and)\s+/iu)[0] ?? phrase
  const last = head.trim().split(/\s+/u).at(-1) ?? ''
  if (/[^\p{L}]/u.test(last) || last === last.toUpperCase()) return false
  const lower = last.toLowerCase()
  if (lower === 'classes' || lower === 'processes' || lower === 'data' || lower === 'criteria')
    return lower !== 'data'
  return /[^s]s$/u.test(lower) && !/(?:[iu]s|ics)$/u.test(lower) && !singularsInS.has(lower)
}
