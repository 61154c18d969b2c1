import type { Annotations } from '#domain/lesson/read-annotations'
import type { Topic } from '#domain/lesson/topic'
import type { Finding } from '#domain/findings/finding'
import type { Source } from '#domain/lesson/lesson'

/** What a heading says about the text below it. */
export type SectionKind =
  /** A list of terms: every bold bullet below it is a definition. */
  | 'terms'
  /** Names what the text below is about. */
  | 'subject'
  /** Repeats, lists or announces: no cards from its prose. */
  | 'stop'
  /** An introduction: only text in definition form is read. */
  | 'introduction'
  /** Best practices, pitfalls, tips. */
  | 'advice'
  /** Benefits, use cases, features: bold bullets there praise, they do not define. */
  | 'uses'
  /** Structures the page and names nothing: examples, basics, syntax. */
  | 'generic'

export interface Section {
  heading: string
  depth: number
  line: number
  kind: SectionKind
  /** What the section is about, without numbering and filler; null where the heading names nothing. */
  subject: string | null
  annotations: Annotations
}

/** How sure the reader is that an author meant a definition. */
export type Confidence = 'high' | 'medium' | 'low'

export interface Definition {
  /** Without backticks. */
  term: string
  /** With them. */
  shown: string
  topic: Topic
  /** Whether the author set the term as code. */
  isCode: boolean
  aliases: string[]
  /** The whole first paragraph, plain text on one line. */
  meaning: string
  /** What the author set in bold or italics in the block that defines it, the term itself included. */
  keyWords: string[]
  /** What the nearest heading speaks about; null if nothing. */
  context: string | null
  confidence: Confidence
  /** Definitions of one group are siblings: they stand in one list or section. */
  group: string
  /** Id that an annotation gives the concept, and concepts it says come first. */
  annotatedId: string | null
  requires: string[]
  source: Source
}

/** A bullet such as `**Syntax**: …`: it says something about a subject named elsewhere. */
export interface LabelledStatement {
  subject: string
  subjectShown: string
  subjectIsCode: boolean
  label: string
  /** The statement, or the nested bullets where the label only heads a list. */
  statements: string[]
  source: Source
}

/** A recommendation with its reason, or a mistake with its consequence. */
export interface Advice {
  kind: 'advice' | 'mistake'
  /** Without final punctuation: `avoid blocking calls in coroutines`, `forgetting to return the wrapper`. */
  what: string
  reason: string
  section: Section | null
  /** Names of the concepts that an annotation says it is about. */
  annotated: string[]
  source: Source
}

/** A sentence of the lesson's own text. */
export interface Statement {
  text: string
  /** What the author set in bold or italics in it. */
  keyWords: string[]
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
  /** Line of the file on which the code's first line stands. */
  codeLine: number
  annotations: Annotations
  section: Section | null
  /** Headings from the outermost to the nearest. */
  headings: string[]
  /** Text of the paragraph right before it, `''` if there is none. */
  leadIn: string
  /** Text of the first paragraph after it, `''` if another block comes first. */
  followUp: string
  /** Whether the section or the fence is closed to questions. */
  skipped: boolean
}

/** Everything that can be read from a lesson without running anything. */
export interface ParsedLesson {
  file: string
  /** Last part of the lesson's id. */
  slug: string
  title: string
  /** Slugs that this lesson had before. */
  formerSlugs: string[]
  /** BCP 47 language, from the front matter; null if it says nothing. */
  language: string | null
  definitions: Definition[]
  labelled: LabelledStatement[]
  advice: Advice[]
  statements: Statement[]
  authoredCards: AuthoredCard[]
  fences: Fence[]
  findings: Finding[]
}
