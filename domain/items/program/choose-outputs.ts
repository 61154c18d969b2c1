import { lengthGivesAway } from '#domain/items/choice-form'
import { expectedOutputs, type ExpectedOutput } from '#domain/items/program/expected-outputs'
import { likenessRank } from '#domain/items/program/likeness'
import type { QuestionContext } from '#domain/items/program/program-question'
import type { RoleBalance } from '#domain/items/program/role-balance'

const maxOptionLines = 12

/** Whether an output can be the right option: it is neither empty nor too long. */
export const canBeKey = (output: string): boolean =>
  output !== '' && output.split('\n').length <= maxOptionLines

/** The outputs that misconceptions lead to, each once, with its highest-ranked misconception, the best first. */
export function rankedOutputs(context: QuestionContext): ExpectedOutput[] {
  return eachOnce(expectedOutputs(context).toSorted((a, b) => rank(b) - rank(a)))
}

/**
 * Misconceptions that the course names rank first, then those about the program's own concepts, then reordered lines,
 * then outputs of real runs.
 */
function rank({ isOwn, isClose, isRearranged, option }: ExpectedOutput): number {
  return 8 * Number(isOwn) + 4 * Number(isClose) + 2 * Number(isRearranged) + Number(option.runHash !== null)
}

const eachOnce = (ranked: readonly ExpectedOutput[]): ExpectedOutput[] =>
  ranked.filter(
    ({ option }, index) => ranked.findIndex((other) => other.option.text === option.text) === index,
  )

/** The wrong outputs that somebody could take for the right one, each once. */
export const plausibleOutputs = (candidates: readonly ExpectedOutput[], key: string): ExpectedOutput[] =>
  eachOnce(candidates).filter(({ option }) => isPlausible(option.text, key))

/** Two wrong outputs, and by what the key could be told without the program. */
interface Pair {
  outputs: [ExpectedOutput, ExpectedOutput]
  role: string
}

/**
 * Two wrong outputs whose length does not reveal the key; null if none fit. If possible, one of them is `wanted`, they
 * come from different beliefs, and these are such that the course names. Over a lesson, the key is as often the output that is most like the two others as the
 * second or the last in this: whoever picks by likeness must not be right more often than by chance.
 *
 * @param candidates the best first
 * @param seed decides between roles of the key that are equally rare
 */
export function chooseOutputs(
  candidates: readonly ExpectedOutput[],
  key: string,
  { balance, seed, wanted }: { balance: RoleBalance; seed: string; wanted?: ExpectedOutput | undefined },
): ExpectedOutput[] | null {
  const plausible = plausibleOutputs(candidates, key)
  const pairs = plausible.flatMap((first, index) =>
    plausible
      .slice(index + 1)
      .filter((second) => !lengthGivesAway(key, [first.option.text, second.option.text]))
      .map((second) => pairOf(key, first, second)),
  )
  const merit = ({ outputs: [first, second] }: Pair): number =>
    8 * Number(first === wanted || second === wanted) +
    4 * Number(first.belief !== second.belief) +
    Number(first.isOwn) +
    Number(second.isOwn)
  const most = Math.max(...pairs.map(merit))
  const best = pairs.filter((pair) => merit(pair) === most)
  return balance.rarest(best, seed)?.outputs ?? null
}

function pairOf(key: string, first: ExpectedOutput, second: ExpectedOutput): Pair {
  const rank = likenessRank(key, [first.option.text, second.option.text])
  return { outputs: [first, second], role: `outputs that are more like the others: ${rank}` }
}

/** Whether an output is plausible: not empty, without object names, and about as long as the right one. */
function isPlausible(text: string, key: string): boolean {
  const [lines, keyLines] = [text.split('\n').length, key.split('\n').length]
  const isReadable =
    text.trim() !== '' && !/<[\w.]+ (?:object|function|coroutine)\b|0x[0-9a-f]{6}/iu.test(text)
  return (
    text !== key && isReadable && lines <= Math.min(2 * keyLines, maxOptionLines) && 2 * lines >= keyLines
  )
}
