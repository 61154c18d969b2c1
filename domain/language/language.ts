/** Closed classes of words of one language, in lower case. Open classes are left to language libraries. */
export interface LanguageData {
  /** BCP 47. */
  code: string
  articles: readonly string[]
  indefiniteArticles: readonly string[]
  /** Forms of “to be” in the present: the copulas that say nothing about words. */
  beings: readonly string[]
  /** Forms of verbs that say what something is: `is`, `refers to`. */
  copulas: readonly string[]
  /** Those among them that say what something was. */
  pastCopulas: readonly string[]
  /** Forms of the verb for having something. */
  possessions: readonly string[]
  /** Words between a thing and its name: `is called`, `known as`. */
  namings: readonly string[]
  /** Frames around a name that comes before its meaning: `by X we mean Y`. */
  frames: readonly (readonly [before: string, after: string])[]
  /** Words that introduce the same thing in other words: `that is`, `i.e.` */
  glosses: readonly string[]
  /** Pronouns and determiners that stand for something said before, or for author and reader. */
  pronouns: readonly string[]
  /** Pronouns for author and reader: `we`, `your`. */
  persons: readonly string[]
  /** Those among them that stand for the author: `we`, `my`. */
  speakers: readonly string[]
  /** Words for what is near in the text or in time: `this`, `above`, `now`. */
  nearby: readonly string[]
  /** Pronouns and adverbs that point at something, unless a relative clause follows: `this`, `those`. */
  demonstratives: readonly string[]
  /** Adverbs that open a sentence about the text before or behind it: `above, the list is …`. */
  positions: readonly string[]
  /** Parts of a lesson or of a program's window, which only the text around a card shows: `section`, `menu`. */
  lessonParts: readonly string[]
  /** Words that name a part of a course together with a number: `part 2`, `week 3`. */
  numberedParts: readonly string[]
  /** Pronouns that open a noun phrase: `whatever stands between braces`. */
  freeRelatives: readonly string[]
  /** Words between clauses that may each have a subject: `and`, `while`. */
  conjunctions: readonly string[]
  /** Words that open a relative clause. */
  relatives: readonly string[]
  /** Words that open a condition or a time. */
  conditions: readonly string[]
  /** Words that send the reader elsewhere: `see`, `above`, `chapter`. */
  pointers: readonly string[]
  /** Auxiliaries, prepositions and conjunctions, none of which belongs to a term's start. */
  functionWords: readonly string[]
  /** Nouns for a property that many things have: `purpose`, `syntax`, `port`. */
  attributes: readonly string[]
  /** Nouns for several things that are said of one: `benefits`, `characteristics`. */
  traits: readonly string[]
  /** Headings above the names of properties: `property`, `criterion`. */
  aspects: readonly string[]
  /** Headings above the names of things: `term`, `name`. */
  nameHeadings: readonly string[]
  /** Headings above meanings: `description`, `what does it do`. */
  meanings: readonly string[]
  /** Headings above what anything may have: `value`, `details`. */
  values: readonly string[]
  /** Headings of sections that only name sources. */
  references: readonly string[]
  /** Words that mark a note beside the text: `note`, `example`. */
  asides: readonly string[]
  /** Pronouns that stand for the thing named last: `it`, `they`. */
  anaphors: readonly string[]
  /** Pronouns of the third person, with no noun of their own: `he`, `them`. */
  thirdPersons: readonly string[]
  /** Verbs of what is possible or due: `can`, `must`. */
  modals: readonly string[]
  /** Words for what belongs to something named before, as far as they are nothing else: `its`. */
  possessives: readonly string[]
  /** Those among them that stand for several things. */
  plurals: readonly string[]
  /** Orders that only lead the thoughts of the reader, to an example or a picture: `imagine`, `suppose`. */
  imaginings: readonly string[]
  /** Words that open a comparison: `like`, `as if`. */
  comparisons: readonly string[]
  /** Words of feeling and talk that open no definition: `well`, `wow`. */
  interjections: readonly string[]
  /** Adjectives that praise and tell nothing apart: `powerful`, `essential`. */
  praise: readonly string[]
  /** Words between advice and what speaks for it: `because`, `otherwise`, `so that`. */
  reasons: readonly string[]
  /** Words with other uses that open a reason only behind a comma: `as`, `for`. */
  reasonsAfterComma: readonly string[]
  /** Words before what happens if advice is not followed: `or`. */
  alternatives: readonly string[]
  /** Words that open the way in which something is done: `by`, `with`, `use`. Empty where no action can be told from a name. */
  ways: readonly string[]
  /** Participles before such a word that say nothing: `done with …`. */
  doings: readonly string[]
  /** Words that turn a statement into its opposite. */
  negations: readonly string[]
  /** What may stand between an article and the kind that something is of: `kind of`. */
  kinds: readonly string[]
  /** Answers that half of the learners would guess. */
  guesses: readonly string[]
  /** Words of a line above a list that do not say what it leads to: `example`, `steps`. */
  leadIns: readonly string[]
  /** Names of an example: `example`. */
  examples: readonly string[]
  /** Words before an example: `such as`, `as in`. */
  exampleMarks: readonly string[]
  /** Words by which a lesson says that a program ends with an error. */
  failures: readonly string[]
  /** Words by which it says that a text is no program at all. */
  syntaxErrors: readonly string[]
  /** Words that open advice: `avoid`, `never`. */
  urgings: readonly string[]
  /** Words for what ought to be: `should`, `must`. */
  obligations: readonly string[]
  /** Words that open a question. */
  questionWords: readonly string[]
  /** Words that put steps in order: `first`, `then`. */
  sequencers: readonly string[]
  /** Headings and callouts for what is to be remembered. */
  keyPoints: readonly string[]
  /** Headings that announce steps. */
  steps: readonly string[]
  /** Adjectives by which a group is set off without excluding others: `basic`, `useful`. */
  degrees: readonly string[]
  /**
   * Shell nouns (Schmid, English Abstract Nouns as Conceptual Shells, 2000) and like words, which name something only
   * with the text around them: `problem`, `way`, `result`. Nouns that are also terms in many fields, such as `method`,
   * are left out.
   */
  shellNouns: readonly string[]
  /** Words of course plans, meetings and release notes, which are not about the subject: `office hours`, `due`. */
  administration: readonly string[]
}

export const wordList = (text: string): string[] =>
  text
    .split(/[\n,]+/u)
    .map((word) => word.trim())
    .filter(Boolean)
