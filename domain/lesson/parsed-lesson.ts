import type { LanguageData } from '#domain/language/language'
import type { Annotations } from '#domain/lesson/read-annotations'
import type { Topic } from '#domain/lesson/topic'
import type { Finding } from '#domain/findings/finding'
import type { Source } from '#domain/lesson/lesson'

/** What a heading implies about the text below it. */
export type SectionKind =
  /** A list of terms: every bold bullet below it is a definition. */
  | 'terms'
  /** Names the subject of the text below. */
  | 'subject'
  /** Summary, exercises, links and the like: gives no cards. */
  | 'stop'
  /** Only text in definition form is read. */
  | 'introduction'
  /** Best practices, pitfalls, tips. */
  | 'advice'
  /** Benefits, use cases, features: bold bullets describe the subject instead of defining terms. */
  | 'uses'
  /** Structures the page without naming a subject: examples, basics, syntax. */
  | 'generic'

export interface Section {
  heading: string
  depth: number
  line: number
  kind: SectionKind
  /** The subject of the section, without numbering and filler; null if the heading names none. */
  subject: string | null
  annotations: Annotations
}

/** How likely it is that the author meant a definition. */
export type Confidence = 'high' | 'medium' | 'low'

export interface Definition {
  /** Without backticks. */
  term: string
  /** With backticks if it is code. */
  shown: string
  topic: Topic
  /** Whether the author set the term as code. */
  isCode: boolean
  aliases: string[]
  /** The whole first paragraph, plain text on one line. */
  meaning: string
  /** Words in bold or italics in the defining block, including the term itself. */
  keyWords: string[]
  /** The subject of the nearest heading below the title; null if there is none. */
  context: string | null
  confidence: Confidence
  /** Whether nothing at all speaks against it, so that other terms can be asked for by it, too. */
  isSure: boolean
  /** Definitions with the same group are siblings from one list or section. */
  group: string
  /** Id from an annotation; null if there is none. */
  annotatedId: string | null
  /** Names of prerequisite concepts from annotations. */
  requires: string[]
  source: Source
}

/** A bullet such as `**Syntax**: …`, which says something about a subject named elsewhere. */
export interface LabelledStatement {
  subject: string
  subjectShown: string
  subjectIsCode: boolean
  label: string
  /** The statement, or the nested bullets if the label introduces a list. */
  statements: string[]
  /** Whether its subject is a concept of the course even if nothing defines it; a row of a table may name anything. */
  namesConcept: boolean
  source: Source
}

/** A recommendation with its reason, or a mistake with its consequence. */
export interface Advice {
  /** `sentence` if it is neither an English imperative nor a mistake, and has to be quoted. */
  kind: 'advice' | 'mistake' | 'sentence'
  /** Without final punctuation: `avoid blocking calls in coroutines`, `forgetting to return the wrapper`. */
  what: string
  reason: string
  section: Section | null
  /** Names of the concepts that an annotation says it is about. */
  annotated: string[]
  source: Source
}

/** A sentence of the lesson's running text. */
export interface Statement {
  text: string
  /** Its words in bold or italics. */
  keyWords: string[]
  section: Section | null
  /** Names of the concepts that an annotation says it is about. */
  annotated: string[]
  /** Whether the lesson wants it remembered, as a key point. */
  isKeyPoint: boolean
  source: Source
}

/** Steps in a fixed order. */
export interface Procedure {
  /** What the steps lead to, in the words of the lesson: a heading or a lead-in. */
  goal: string
  steps: string[]
  section: Section | null
  /** Names of the concepts that an annotation says it is about. */
  annotated: string[]
  source: Source
}

/** A named list of things of one kind. */
export interface LessonClass {
  /** With code in backticks, as are the members. */
  name: string
  members: string[]
}

/** Classes that exclude each other, into which a lesson sorts things. */
export interface Classification {
  /** What the classes are, in the words of the lesson; null if their names say it. */
  by: string | null
  classes: LessonClass[]
  section: Section | null
  /** Names of the concepts that an annotation says it is about. */
  annotated: string[]
  source: Source
}

/** A question and answer that the author wrote out. */
export interface AuthoredCard {
  id: string | null
  question: string
  answer: string
  section: Section | null
  /** Names of the concepts that an annotation says it is about. */
  annotated: string[]
  source: Source
}

export interface Fence {
  /** `python`, `doctest`, another language, or `''` for plain text. */
  language: string
  code: string
  /** The fence with its markers. */
  source: Source
  /** Line number in the file of the code's first line. */
  codeLine: number
  annotations: Annotations
  section: Section | null
  /** Headings from the outermost to the nearest. */
  headings: string[]
  /** Text of the paragraph immediately before; `''` if there is none. */
  leadIn: string
  /** Text of the first paragraph after it; `''` if another block comes first. */
  followUp: string
  /** Whether it gives no questions because of its section. */
  skipped: boolean
}

/** Everything that can be extracted from a lesson without running its programs. */
export interface ParsedLesson {
  file: string
  /** Last part of the lesson's id. */
  slug: string
  title: string
  /** Slugs that this lesson had before. */
  formerSlugs: string[]
  /** The language that it is written in, as a BCP 47 tag; null if that cannot be told. */
  language: string | null
  /** The closed classes of the language that it is written in; English if there are none of that. */
  words: LanguageData
  definitions: Definition[]
  labelled: LabelledStatement[]
  advice: Advice[]
  statements: Statement[]
  authoredCards: AuthoredCard[]
  /** Questions that the text itself asks and answers. */
  questions: AuthoredCard[]
  procedures: Procedure[]
  classifications: Classification[]
  fences: Fence[]
  findings: Finding[]
}
