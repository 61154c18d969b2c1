import type { LessonConcept } from '#domain/lesson/find-concepts'
import type { ParsedLesson } from '#domain/lesson/parsed-lesson'
import { joinDrafts, noDrafts, type Drafts } from '#domain/items/drafts'
import { lintItems } from '#domain/items/lint-items'
import { makeClassItems } from '#domain/items/make-class-items'
import { makeClozeCards } from '#domain/items/make-cloze-cards'
import { makeConceptCards } from '#domain/items/make-concept-cards'
import { makeConceptQuestions } from '#domain/items/make-concept-questions'
import type { AskableProgram } from '#domain/items/program/program-question'
import { RoleBalance } from '#domain/items/program/role-balance'
import { makeProgramItems } from '#domain/items/program/make-program-items'
import {
  makeAdviceCards,
  makeAuthoredCards,
  makeLabelCards,
  makeStepCards,
} from '#domain/items/make-statement-cards'
import type { Misconception } from '#domain/items/misconceptions'
import { phrasesFor } from '#domain/items/phrases'
import { tellApart } from '#domain/items/tell-apart'
import { programPhrases } from '#domain/items/program/program-phrases'

export interface ItemSources {
  course: string
  lesson: ParsedLesson
  /** Number of lines of the lesson's file. */
  lastLine: number
  concepts: readonly LessonConcept[]
  programs: readonly AskableProgram[]
  misconceptions: readonly Misconception[]
}

/** Makes all cards, questions and variants of a lesson from its text and the runs of its programs, and lints them. */
export function makeItems({
  course,
  lesson,
  lastLine,
  concepts,
  programs,
  misconceptions,
}: ItemSources): Drafts {
  const told = tellApart(concepts)
  const phrases = phrasesFor(lesson.declaredLanguage, proseOf(lesson, concepts))
  const wording = programPhrases(lesson.language)
  const balance = new RoleBalance()
  return lintItems(
    joinDrafts([
      ...told.map((concept) => makeConceptCards(concept, phrases, lesson.words)),
      makeClozeCards(lesson, told, course),
      makeLabelCards(lesson, concepts, phrases, course),
      makeAdviceCards(lesson, concepts, course, phrases),
      makeAuthoredCards(lesson, concepts, course),
      makeStepCards(lesson, concepts, course, phrases),
      makeClassItems(lesson, concepts, course, phrases),
      { ...noDrafts(), questions: makeConceptQuestions(told, phrases, lesson.words) },
      ...programs.map((program) =>
        makeProgramItems(program, concepts, misconceptions, course, wording, balance),
      ),
    ]),
    concepts,
    lastLine,
  )
}

/** The author's own sentences, from which the language of the lesson is detected. */
function proseOf({ labelled, statements }: ParsedLesson, concepts: readonly LessonConcept[]): string {
  const meanings = concepts.map(({ meaning }) => meaning)
  return [
    ...meanings,
    ...labelled.flatMap((each) => each.statements),
    ...statements.map(({ text }) => text),
  ].join('\n')
}
