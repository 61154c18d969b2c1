import { findMisconception } from '#domain/items/misconceptions'
import type { Option } from '#domain/items/items'
import type { MisconceptionRun } from '#domain/program/misconception-run'
import { inSeededOrder } from '#domain/items/seeded-order'
import { keyOption, distractorOption } from '#domain/items/option'
import { feedbackOn } from '#domain/items/program/expected-outputs'
import {
  choiceQuestion,
  type QuestionContext,
  type ProgramQuestion,
} from '#domain/items/program/program-question'
import { confusedWith, exceptionMeanings } from '#domain/items/program/exceptions'
import type { ProgramPhrases } from '#domain/items/program/phrase-parts'

/** What can be right, by how a program ends. */
const roles = { fails: 'fails', finishes: 'finishes' }

/** Of so many programs that run to their end, one is asked about: so many options are there. */
const oneOfFinished = 3

/**
 * Asks how a program ends, if it raises an exception or never ends. Some that run to their end are asked about as well,
 * if a misconception says that they do not, so that this is right as often as anything else.
 */
export function askOutcome(context: QuestionContext): ProgramQuestion[] {
  const { balance, cardId, phrases, preamble, run } = context
  const role = run.outcome === 'finished' ? roles.finishes : roles.fails
  const isWelcome =
    role === roles.fails || (balance.of(roles.finishes) <= balance.of(roles.fails) && isDrawn(cardId))
  const options = isWelcome ? optionsOf(context) : null
  if (options === null) return []
  balance.add(role)
  return [choiceQuestion('outcome', preamble + phrases.askOutcome, options, cardId)]
}

/** Whether the seed draws the first of as many lots as there are options. */
const isDrawn = (seed: string): boolean =>
  inSeededOrder([...Array(oneOfFinished).keys()], seed, String)[0] === 0

function optionsOf(context: QuestionContext): Option[] | null {
  const { program, run, phrases } = context
  if (run.outcome === 'finished') return optionsOfFinished(context)
  const type = run.exception?.type.split('.').at(-1)
  if ((run.outcome === 'exception' || run.outcome === 'syntax-error') && type !== undefined) {
    const other = confusedWith.get(type)
    if (other === undefined || program.source.includes('SystemExit') || type === 'SystemExit') return null
    return [
      keyOption(phrases.endsWith(type), run.summary),
      distractorOption(phrases.endsWith(other), `${meaningOf(other)} ${run.summary}`),
      finishingOption(context),
    ]
  }
  if (run.outcome !== 'deadlock' || /timeout/iu.test(program.source)) return null
  const why = `Nothing here sets a deadline, so no \`TimeoutError\` is raised. ${run.summary}`
  return [
    keyOption(phrases.waitsForEver, run.summary),
    finishingOption(context),
    distractorOption(phrases.endsWith('TimeoutError'), why),
  ]
}

/** For a program that runs to its end: how it would end if a misconception were true, and what is confused with that. */
function optionsOfFinished(context: QuestionContext): Option[] | null {
  const { run, misconceptions, misconceptionRuns, phrases } = context
  const endings = misconceptionRuns.flatMap((believed): Option[][] => {
    const misconception = findMisconception(misconceptions, believed.rewrite.misconception)
    const ending = endingOf(phrases, believed)
    if (misconception === null || ending === null) return []
    const feedback = `${feedbackOn(misconception, [], [], null)} ${run.summary}`
    const option = distractorOption(ending.text, feedback)
    return [
      [
        keyOption(phrases.finishes, run.summary),
        { ...option, misconception: misconception.id, runHash: believed.hash },
        distractorOption(phrases.endsWith(ending.confused), `${meaningOf(ending.confused)} ${run.summary}`),
      ],
    ]
  })
  return endings[0] ?? null
}

/** The exception that ends the run of a misconception, and the one that is confused with it; null if none does. */
function endingOf(
  phrases: ProgramPhrases,
  { record }: MisconceptionRun,
): { text: string; confused: string } | null {
  const type = record.outcome === 'exception' ? record.exception?.type.split('.').at(-1) : undefined
  const confused = type === undefined ? undefined : confusedWith.get(type)
  return type === undefined || confused === undefined ? null : { text: phrases.endsWith(type), confused }
}

const meaningOf = (type: string) => `\`${type}\` would mean that ${exceptionMeanings.get(type) ?? ''}.`

/** That a program runs to its end, with the belief by whose run it does, if there is one. */
function finishingOption({ run, misconceptions, misconceptionRuns, phrases }: QuestionContext): Option {
  const plain = distractorOption(phrases.finishes, run.summary)
  const believed = misconceptionRuns.find(({ record }) => record.outcome === 'finished')
  const misconception = findMisconception(misconceptions, believed?.rewrite.misconception ?? '')
  return believed === undefined || misconception === null
    ? plain
    : {
        ...plain,
        misconception: misconception.id,
        runHash: believed.hash,
        feedback: `${feedbackOn(misconception, [], [], null)} ${run.summary}`,
      }
}
