import { finding, type Finding } from '#domain/findings/finding'
import type { LessonConcept } from '#domain/lesson/find-concepts'
import type { Annotations } from '#domain/lesson/read-annotations'
import { noDrafts, type Drafts } from '#domain/items/item-draft'
import { itemKinds, type GeneratedCard, type GeneratedQuestion, type ItemKind } from '#domain/items/items'
import type { Misconception } from '#domain/items/misconceptions'
import { askMoment } from '#domain/items/program/ask-moment'
import { askNext } from '#domain/items/program/ask-next'
import { askOutcome } from '#domain/items/program/ask-outcome'
import { askOutput, outputObstacle } from '#domain/items/program/ask-output'
import { askSeconds } from '#domain/items/program/ask-seconds'
import { askSuspension } from '#domain/items/program/ask-suspension'
import { askWhatIf } from '#domain/items/program/ask-what-if'
import type { AskableProgram, Asking, Face, FaceMaker } from '#domain/items/program/asking'
import { chooseOutput } from '#domain/items/program/choose-output'
import { conceptsOf } from '#domain/items/program/concepts-of-program'
import { checkDeclaredBeliefs } from '#domain/items/program/expected-outputs'
import { explanationOf, whatRunShowed } from '#domain/items/program/explain-program'
import { givenInWords, shownSource } from '#domain/items/program/shown-source'
import { whyNotAsked } from '#domain/items/program/why-not-asked'

/** Every kind of question about a program; each maker decides where its kind is meaningful. */
const makers: readonly FaceMaker[] = [
  askOutput,
  chooseOutput,
  askSeconds,
  askOutcome,
  askMoment,
  askSuspension,
  askNext,
  askWhatIf,
]

/** Kinds that can be the face of a program's card, the most telling first. */
const cardKinds: readonly ItemKind[] = [
  'output-typed',
  'output-order',
  'output-choice',
  'outcome',
  'how-long',
]

/** Short names of kinds that authors write in `kinds=`. */
const kindNames = new Map<string, readonly ItemKind[]>([
  ['output', ['output-typed', 'output-choice', 'output-order']],
  ['typed', ['output-typed']],
  ['choice', ['output-choice']],
  ['order', ['output-order']],
  ['time', ['how-long', 'printed-at']],
  ['turns', ['suspends-first', 'runs-next']],
  ...itemKinds.map((kind): [string, readonly ItemKind[]] => [kind, [kind]]),
])

/** A behaviour card and questions about what a program does; what speaks against asking it is rejected by rule. */
export function makeProgramItems(
  askable: AskableProgram,
  concepts: readonly LessonConcept[],
  misconceptions: readonly Misconception[],
  course: string,
): Drafts {
  const { program: made, fence, addedImports, trace, misconceptionRuns, changed, variants } = askable
  const { id, program, run, source } = made
  const drafts = noDrafts()
  const line = fence.source.first
  const cardId = `${course}/program/${id.slice(course.length + 1)}/behaviour`
  const obstacle = whyNotAsked(program, run)
  if (obstacle !== null) {
    drafts.findings.push(obstacle({ line, item: cardId }))
    return drafts
  }

  const asking: Asking = {
    cardId,
    program,
    run,
    trace,
    misconceptionRuns,
    changed,
    annotations: fence.annotations,
    concepts: conceptsOf(program, fence, concepts, course),
    misconceptions,
    given: givenInWords(program, addedImports),
  }
  const faces = makers.flatMap((make) => make(asking))
  const wanted = wantedKinds(fence.annotations)
  drafts.findings.push(
    ...wanted.unknown.map((name) => unknownKind(name, line)),
    ...checkDeclaredBeliefs(asking),
  )
  const allowed = faces.filter((face) => wanted.kinds === null || wanted.kinds.has(face.kind))
  const main = cardKinds.flatMap((kind) => allowed.filter((face) => face.kind === kind))[0]
  if (main === undefined) {
    if (run.stdout !== '') drafts.findings.push(outputObstacle(run, { line, item: cardId }))
    return drafts
  }
  const explanation = explanationOf(fence, run, trace, program.source)
  const shown = whatRunShowed(run, trace)
  // Where the time is asked for, when each line came says more than why it came.
  const explained = (kind: ItemKind) =>
    kind === 'how-long' && !explanation.includes(shown) ? `${explanation} ${shown}` : explanation
  const shared = {
    concepts: [...asking.concepts],
    source,
  }
  const asked = ({ about = made, ...face }: Face): Omit<GeneratedCard, 'id' | 'facet'> => ({
    ...shared,
    explanation: explained(face.kind),
    ...face,
    code: shownSource(about.program),
    program: about.id,
    accepted: [Array.isArray(face.answer) ? face.answer.join('\n') : face.answer, ...(face.accepted ?? [])],
  })
  drafts.cards.push({ id: cardId, facet: 'behaviour', ...asked(main) })
  const others = variants.filter((variant) => whyNotAsked(variant.program, variant.run) === null)
  for (const about of others) {
    const face = askOutput({ ...asking, program: about.program, run: about.run }).find(
      ({ kind }) => kind === main.kind,
    )
    if (face === undefined) continue
    const variant = drafts.variants.length + 1
    // The lesson's own words speak of the lesson's own numbers; the same lines print, as the structure is the same.
    const variantFace = { ...face, about, explanation: whatRunShowed(about.run, trace) }
    drafts.variants.push({ id: `${cardId}/variant-${variant}`, card: cardId, variant, ...asked(variantFace) })
  }
  drafts.questions.push(
    ...allowed.map((face): GeneratedQuestion => ({
      id: `${cardId}/${face.kind}`,
      card: cardId,
      ...asked(face),
    })),
  )
  return drafts
}

function wantedKinds({ kinds }: Annotations): { kinds: Set<ItemKind> | null; unknown: string[] } {
  const unknown = kinds.filter((name) => !kindNames.has(name))
  const known = kinds.flatMap((name) => kindNames.get(name) ?? [])
  return { kinds: known.length === 0 ? null : new Set(known), unknown }
}

function unknownKind(name: string, line: number): Finding {
  const found = `\`kinds=${name}\` names no kind of question.`
  return finding('G03', { line }, found, `Known are ${[...kindNames.keys()].join(', ')}.`)
}
