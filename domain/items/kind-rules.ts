import { itemKinds, type ItemKind } from '#domain/items/items'

/**
 * How an item is answered. It decides the form on the page with its keys and names, the grading, the partial result and
 * the answer that is sent:
 * - `term`: a word or a short phrase is typed;
 * - `token`: an operator, a name or another token of a program is typed, in which every character counts;
 * - `seconds`: a number of seconds is typed;
 * - `output`: lines of output are typed;
 * - `lines`: given lines are put in order;
 * - `choice`: an option is chosen;
 * - `line`: a line of the program is picked;
 * - `pairs`: given parts are each assigned to one of given places.
 */
export type AnswerForm = 'term' | 'token' | 'seconds' | 'output' | 'lines' | 'choice' | 'line' | 'pairs'

/**
 * What an item asks of a learner, the easiest first:
 * - `recall`: remember something that cannot be graded;
 * - `recognition`: recognise the answer among options;
 * - `production`: give the answer without any, or put it together from so many parts that it cannot be guessed;
 * - `transfer`: use what was learned for another kind of question.
 */
export type Stage = 'recall' | 'recognition' | 'production' | 'transfer'

interface KindRules {
  form: AnswerForm
  stage: Stage
  /** Whether its options or its lines are outputs of programs. */
  hasOutputs?: true
  /** Whether it asks about a program, and not about the text of a lesson. */
  isAboutProgram?: true
}

/** All that distinguishes the kinds of items. A kind that is added gets a line here, and nothing else is needed to ask it. */
const rules: Record<ItemKind, KindRules> = {
  'self-graded': { form: 'term', stage: 'recall' },
  cloze: { form: 'term', stage: 'production' },
  'term-typed': { form: 'term', stage: 'production' },
  'term-choice': { form: 'choice', stage: 'recognition' },
  'meaning-choice': { form: 'choice', stage: 'recognition' },
  'output-typed': { form: 'output', stage: 'production', isAboutProgram: true },
  'output-choice': { form: 'choice', stage: 'recognition', hasOutputs: true, isAboutProgram: true },
  'output-order': { form: 'lines', stage: 'transfer', hasOutputs: true, isAboutProgram: true },
  'step-order': { form: 'lines', stage: 'production' },
  'which-not': { form: 'choice', stage: 'recognition' },
  match: { form: 'pairs', stage: 'production' },
  sort: { form: 'pairs', stage: 'production' },
  'how-long': { form: 'seconds', stage: 'transfer', isAboutProgram: true },
  outcome: { form: 'choice', stage: 'recognition', isAboutProgram: true },
  'printed-at': { form: 'output', stage: 'transfer', isAboutProgram: true },
  'suspends-first': { form: 'line', stage: 'transfer', isAboutProgram: true },
  'raises-at': { form: 'line', stage: 'transfer', isAboutProgram: true },
  'runs-next': { form: 'choice', stage: 'transfer', isAboutProgram: true },
  'fill-operator': { form: 'token', stage: 'transfer', isAboutProgram: true },
  'fill-token': { form: 'token', stage: 'transfer', isAboutProgram: true },
  'what-if': { form: 'output', stage: 'transfer', isAboutProgram: true },
  'changed-output': { form: 'choice', stage: 'transfer', hasOutputs: true, isAboutProgram: true },
}

const kindsOfForm = (form: AnswerForm): ReadonlySet<ItemKind> =>
  new Set(itemKinds.filter((kind) => rules[kind].form === form))

/** The kinds that are answered by choosing an option. */
export const choiceKinds = kindsOfForm('choice')

/**
 * The options that an item shows. Where nothing is chosen, its options are wrong outputs that misconceptions lead to: they
 * explain what is typed or put in order, and are not shown.
 */
export const shownOptions = <Option>({
  kind,
  options,
}: {
  kind: ItemKind
  options: readonly Option[]
}): readonly Option[] => (choiceKinds.has(kind) ? options : [])

/** The kinds whose answers are what a program prints. */
export const outputKinds: ReadonlySet<ItemKind> = new Set([
  ...kindsOfForm('output'),
  ...itemKinds.filter((kind) => rules[kind].hasOutputs),
])

/** The kinds that are answered by picking a line of the program. */
export const lineKinds = kindsOfForm('line')

/**
 * How an item is answered.
 *
 * @param hasLines whether its answer is a list of lines: an output that is too long to type is put in order
 */
export function formOfKind(kind: ItemKind, hasLines: boolean): AnswerForm {
  const { form } = rules[kind]
  return form === 'output' && hasLines ? 'lines' : form
}

/** What an item of a kind asks of a learner. */
export const stageOfKind = (kind: ItemKind): Stage => rules[kind].stage

/** Whether an item of a kind asks about a program, and not about the text of a lesson. */
export const isAboutProgram = (kind: ItemKind): boolean => rules[kind].isAboutProgram === true

/** Whether the app grades an item of a kind. */
export const isGradedKind = (kind: ItemKind): boolean => rules[kind].stage !== 'recall'

/** Whether the app grades the answers to an item of a kind, and shows no options of which one is right. */
export const isProduced = (kind: ItemKind): boolean => isGradedKind(kind) && rules[kind].form !== 'choice'
