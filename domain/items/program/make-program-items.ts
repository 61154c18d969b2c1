import { finding, type Finding } from '#domain/findings/finding'
import type { LessonConcept } from '#domain/lesson/find-concepts'
import type { Annotations } from '#domain/lesson/read-annotations'
import { noDrafts, type Drafts } from '#domain/items/drafts'
import { itemKinds, type GeneratedCard, type GeneratedQuestion, type ItemKind } from '#domain/items/items'
import type { Misconception } from '#domain/items/misconceptions'
import { askFailure } from '#domain/items/program/ask-failure'
import { askMoment } from '#domain/items/program/ask-moment'
import { askNext } from '#domain/items/program/ask-next'
import { askToken } from '#domain/items/program/ask-token'
import { askOutcome } from '#domain/items/program/ask-outcome'
import { askOutput, rejectOutput } from '#domain/items/program/ask-output'
import { askSeconds } from '#domain/items/program/ask-seconds'
import { askSuspension } from '#domain/items/program/ask-suspension'
import { askOutputs } from '#domain/items/program/ask-outputs'
import type {
  AskableProgram,
  QuestionContext,
  ProgramQuestion,
  QuestionMaker,
} from '#domain/items/program/program-question'
import type { RoleBalance } from '#domain/items/program/role-balance'
import { askRaisingLine } from '#domain/items/program/ask-raising-line'
import { conceptsOfProgram } from '#domain/items/program/concepts-of-program'
import { checkDeclaredBeliefs } from '#domain/items/program/expected-outputs'
import { describeRun, explanationOf, explanationOfVariant } from '#domain/items/program/explain-program'
import { describeContext, shownSource } from '#domain/items/program/shown-source'
import { findObstacle } from '#domain/items/program/find-obstacle'
import type { ProgramPhrases } from '#domain/items/program/phrase-parts'

/** The makers of all kinds of questions about programs; each decides where its kind makes sense. */
const makers: readonly QuestionMaker[] = [
  askOutputs,
  askSeconds,
  askOutcome,
  askRaisingLine,
  askMoment,
  askSuspension,
  askNext,
  askFailure,
  askToken,
]

/** The kinds that a program's card can have, the best first. */
const cardKinds: readonly ItemKind[] = [
  'output-typed',
  'output-order',
  'output-choice',
  'outcome',
  'how-long',
  'printed-at',
]

/** The names that authors can use in `kinds=`. */
const kindNames = new Map<string, readonly ItemKind[]>([
  ['output', ['output-typed', 'output-choice', 'output-order']],
  ['typed', ['output-typed']],
  ['choice', ['output-choice']],
  ['order', ['output-order']],
  ['time', ['how-long', 'printed-at']],
  ['turns', ['suspends-first', 'runs-next']],
  ...itemKinds.map((kind): [string, readonly ItemKind[]] => [kind, [kind]]),
  ['what-if', ['what-if', 'changed-output']],
])

/**
 * Makes the behaviour card of a program with its variants and questions, or a finding that says why there is none.
 *
 * @param phrases how its questions are worded
 * @param balance what the keys of the lesson's earlier programs were; those of this one are added
 */
export function makeProgramItems(
  askable: AskableProgram,
  concepts: readonly LessonConcept[],
  misconceptions: readonly Misconception[],
  course: string,
  phrases: ProgramPhrases,
  balance: RoleBalance,
): Drafts {
  const { program: lessonProgram, fence, trace, misconceptionRuns, changed, variants } = askable
  const { id, program, run, source } = lessonProgram
  const drafts = noDrafts()
  const line = fence.source.first
  const cardId = `${course}/program/${id.slice(course.length + 1)}/behaviour`
  const obstacle = findObstacle(program, run)
  if (obstacle !== null) {
    drafts.findings.push(obstacle({ line, item: cardId }))
    return drafts
  }

  const context: QuestionContext = {
    cardId,
    program,
    run,
    trace,
    misconceptionRuns,
    changed,
    gap:
      askable.gap === null
        ? null
        : {
            ...askable.gap,
            about: { ...lessonProgram, program: { ...program, source: askable.gap.source } },
          },
    refused:
      askable.refused === null
        ? null
        : { ...askable.refused, preamble: describeContext(phrases, askable.refused.program, askable) },
    annotations: fence.annotations,
    concepts: conceptsOfProgram(program, fence, concepts, course),
    misconceptions,
    phrases,
    preamble: describeContext(phrases, program, askable),
    balance,
  }
  const questions = makers.flatMap((make) => make(context))
  const requested = requestedKinds(fence.annotations)
  drafts.findings.push(
    ...requested.unknown.map((name) => unknownKind(name, line)),
    ...checkDeclaredBeliefs(context),
  )
  const allowed = questions.filter((face) => requested.kinds === null || requested.kinds.has(face.kind))
  const own = allowed.filter(({ about }) => about === undefined)
  const chosen = cardKinds.flatMap((kind) => own.filter((face) => face.kind === kind))[0]
  if (chosen === undefined) {
    if (run.stdout !== '') drafts.findings.push(rejectOutput(run, { line, item: cardId }))
    return drafts
  }
  const explanation = explanationOf(fence, run, trace, program.source)
  const shown = describeRun(run, trace)
  // For a question about time, when each line was printed matters more than why.
  const explained = (kind: ItemKind) =>
    kind === 'how-long' && !explanation.includes(shown) ? `${explanation} ${shown}` : explanation
  const shared = {
    concepts: [...context.concepts],
    source,
  }
  const asked = ({
    about = lessonProgram,
    ...face
  }: ProgramQuestion): Omit<GeneratedCard, 'id' | 'facet'> => ({
    ...shared,
    explanation: explained(face.kind),
    ...face,
    code: shownSource(about.program),
    program: about.id,
    accepted: [Array.isArray(face.answer) ? face.answer.join('\n') : face.answer, ...(face.accepted ?? [])],
  })
  drafts.cards.push({ id: cardId, facet: 'behaviour', ...asked(chosen) })
  const others = variants.filter((variant) => findObstacle(variant.program, variant.run) === null)
  for (const about of others) {
    const face = askOutput({ ...context, program: about.program, run: about.run }).find(
      ({ kind }) => kind === chosen.kind,
    )
    if (face === undefined) continue
    const variant = drafts.variants.length + 1
    const variantFace = {
      ...face,
      about,
      explanation: explanationOfVariant(fence, program.source, about.run, trace),
    }
    drafts.variants.push({ id: `${cardId}/variant-${variant}`, card: cardId, variant, ...asked(variantFace) })
  }
  drafts.questions.push(
    ...allowed.map((face, index): GeneratedQuestion => ({
      id: `${cardId}/${face.kind}${numberAmong(allowed.slice(0, index), face)}`,
      card: cardId,
      ...asked(face),
    })),
  )
  return drafts
}

/** Tells a question from earlier ones of its kind. */
function numberAmong(earlier: readonly ProgramQuestion[], { kind }: ProgramQuestion): string {
  const others = earlier.filter((other) => other.kind === kind).length
  return others === 0 ? '' : `-${others + 1}`
}

function requestedKinds({ kinds }: Annotations): { kinds: Set<ItemKind> | null; unknown: string[] } {
  const unknown = kinds.filter((name) => !kindNames.has(name))
  const known = kinds.flatMap((name) => kindNames.get(name) ?? [])
  return { kinds: known.length === 0 ? null : new Set(known), unknown }
}

function unknownKind(name: string, line: number): Finding {
  const found = `\`kinds=${name}\` names no kind of question.`
  return finding('G03', { line }, found, `Use one of ${[...kindNames.keys()].join(', ')}.`)
}
