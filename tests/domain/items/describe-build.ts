import type { Exercise } from '#domain/items/exercise'
import type {
  GeneratedCard,
  GeneratedQuestion,
  GeneratedVariant,
  LessonBuild,
  Option,
} from '#domain/items/items'

type Item = GeneratedCard | GeneratedQuestion | GeneratedVariant

const ofWhat = (item: Item) =>
  'facet' in item
    ? item.facet
    : 'variant' in item
      ? `variant ${item.variant} of ${item.card}`
      : `of ${item.card}`
const place = ({ first, last }: { first: number; last: number }) =>
  first === last ? `${first}` : `${first}-${last}`
const indented = (text: string, indent: string) =>
  text.split('\n').map((line) => `${indent}${line}`.trimEnd())

function describeItem(item: Item): string[] {
  const answer = Array.isArray(item.answer) ? item.answer : item.answer.split('\n')
  const more = item.accepted.filter((text) => text !== answer.join('\n'))
  return [
    `${item.kind} ${item.id} (${ofWhat(item)}; line ${place(item.source)}${item.concepts.length > 0 ? `; ${item.concepts.join(', ')}` : ''})`,
    `    ? ${item.prompt}`,
    ...(item.code === null ? [] : indented(item.code, '      | ')),
    ...answer.map(
      (line, i) => `    = ${item.parts === undefined ? '' : `${item.parts[i] ?? ''} -> `}${line}`,
    ),
    ...(more.length > 0 ? [`    or ${more.join(' / ')}`] : []),
    ...item.options.flatMap(({ text, correct, misconception, feedback, partsAt }) => [
      ...text
        .split('\n')
        .map((line, index) => `      ${index > 0 ? '   ' : correct ? '(x)' : '( )'} ${line}`),
      `          ${misconception === null ? '' : `${misconception}: `}${feedback}${partingOf(partsAt)}`,
    ]),
    `    because ${item.explanation.replaceAll('\n', ' / ')}`,
  ]
}

const partingOf = (parting: Option['partsAt']) =>
  parting === null ? '' : ` (parts at step ${parting.step}, output line ${parting.outputLine})`

function describeExercise(exercise: Exercise): string[] {
  const { kind, id, line, goal } = exercise
  return [
    `${kind} ${id} (line ${line})`,
    ...(exercise.kind === 'parsons'
      ? exercise.lines.map(
          ({ text, indent, isNeeded }) => `      ${isNeeded ? '|' : 'x'} ${' '.repeat(indent)}${text}`,
        )
      : [
          ...indented(exercise.program.source, '      | '),
          `    change line ${exercise.faultyLines.join(', ')} (${exercise.misconception})`,
        ]),
    ...indented(goal.stdout.trimEnd(), '    = '),
    `    in ${goal.seconds} s`,
  ]
}

/** Everything built from a lesson, as readable text for golden files. */
export function describeBuild(build: LessonBuild): string {
  const lines = [
    `${build.id}: ${build.title}`,
    ...build.errors.map(({ rule, line, message }) => `ERROR ${rule} line ${line ?? '-'}: ${message}`),
    '',
    ...build.concepts.map(
      ({ id, term, aliases, definition, source }) =>
        `concept ${id} (line ${place(source)}): ${[term, ...aliases].join(' / ')} = ${definition}`,
    ),
    ...build.edges.map(({ from, to }) => `edge ${from} -> ${to}`),
    ...build.programs.map(
      ({ id, run, source }) =>
        `program ${id} (line ${place(source)}): ${run.outcome}, ${run.seconds} s${run.deterministic ? '' : ', not certain'}`,
    ),
    '',
    ...build.cards.flatMap(describeItem),
    '',
    ...build.questions.flatMap(describeItem),
    '',
    ...build.variants.flatMap(describeItem),
    '',
    ...build.exercises.flatMap(describeExercise),
    '',
    ...build.rejected.map(
      ({ rule, line, message, item }) => `rejected ${rule} line ${line ?? '-'} ${item}: ${message}`,
    ),
    ...build.warnings.map(({ rule, line, message }) => `warning ${rule} line ${line ?? '-'}: ${message}`),
  ]
  return `${lines
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim()}\n`
}
