import { finding, type RejectedItem } from '#domain/findings/finding'
import type { LessonConcept } from '#domain/lesson/find-concepts'
import type { Classification, LessonClass, ParsedLesson } from '#domain/lesson/parsed-lesson'
import { toSlug } from '#domain/lesson/slug'
import { contentStems, nameKey } from '#domain/lesson/words'
import { formOf, isLongest, lengthGivesAway, overlap } from '#domain/items/choice-form'
import { shuffleOptions } from '#domain/items/concept-question'
import { conceptsOfText } from '#domain/items/concepts-of-text'
import { noDrafts, type Drafts } from '#domain/items/drafts'
import type { GeneratedCard, GeneratedQuestion } from '#domain/items/items'
import { distractorOption, keyOption } from '#domain/items/option'
import type { Phrases } from '#domain/items/wording'
import { LengthBalance } from '#domain/items/pick-distractors'
import { inSeededOrder } from '#domain/items/seeded-order'

/** Fewer things are sorted at a glance, and more are a burden. */
const sortedCounts = { min: 4, max: 8 }
const maxClasses = 4
/** What is not in a list of fewer things is no question. */
const minListed = 3
/** Of long lists, only so many things are tried as options, because every three of them are compared. */
const mostTried = 12

/** Makes cards that ask to sort things into classes, and questions what does not belong to one of them. */
export function makeClassItems(
  lesson: ParsedLesson,
  concepts: readonly LessonConcept[],
  course: string,
  phrases: Phrases,
): Drafts {
  const drafts = noDrafts()
  const balance = new LengthBalance()
  for (const classification of lesson.classifications) {
    const { by, section, annotated, source } = classification
    const names = classification.classes.map(({ name }) => name)
    const id = `${course}/classes/${toSlug([by ?? '', ...names].join(' '))}`
    const problem = problemOf(classification)
    if (problem !== null) {
      drafts.findings.push(finding(problem.rule, { line: source.first, item: id }, problem.found))
      continue
    }
    const classes = withoutTelling(classification.classes)
    if (classes.length > maxClasses || drafts.cards.some((card) => card.id === id)) continue
    const parts = partsOf(classes, id)
    if (parts.length < sortedCounts.min) continue
    const explanation = classification.classes.map((each) => listing(by, each)).join('\n')
    const answer = parts.map(({ name }) => name)
    const shared = {
      code: null,
      explanation,
      program: null,
      concepts: conceptsOfText(explanation, { annotated, section }, concepts, course),
      source,
    }
    const card: GeneratedCard = {
      ...{ id, kind: 'sort', facet: 'statement', prompt: phrases.askSort({ by, names }), ...shared },
      ...{ answer, accepted: [answer.join('\n')], options: [], parts: parts.map(({ member }) => member) },
    }
    drafts.cards.push(card)
    for (const asked of classes) {
      const question = makeNotQuestion(asked, classes, by, phrases, balance, id)
      if (question !== null) drafts.questions.push({ ...question, ...shared })
    }
  }
  return drafts
}

const listing = (by: string | null, { name, members }: LessonClass): string =>
  `${by === null ? '' : `${by} `}“${name.replaceAll('`', '')}”: ${members.join(', ')}`

/** Why nothing can be sorted into classes; null if it can. */
function problemOf({ classes }: Classification): { rule: RejectedItem['rule']; found: string } | null {
  const owners = Map.groupBy(
    classes.flatMap(({ name, members }) => members.map((member) => ({ name, member }))),
    ({ member }) => nameKey(member),
  )
  const twice = [...owners.values()].find((same) => new Set(same.map(({ name }) => name)).size > 1)
  if (twice !== undefined) {
    const named = twice.map(({ name }) => `“${name}”`).join(' and ')
    return { rule: 'E55', found: `“${twice[0]?.member ?? ''}” stands in ${named}.` }
  }
  const left = withoutTelling(classes)
  const [first, second] = classes.map(({ name }) => `“${name}”`)
  if (partsCount(left) < Math.min(sortedCounts.min, partsCount(classes)))
    return { rule: 'E56', found: `What belongs to ${first ?? ''} or ${second ?? ''} says so itself.` }
  const looks = left.map(({ members }) => new Set(members.map(lookOf)))
  const apart = looks.some((one, i) =>
    looks.slice(i + 1).some((other) => ![...one].some((look) => other.has(look))),
  )
  return apart
    ? { rule: 'E56', found: `What belongs to ${first ?? ''} or ${second ?? ''} looks different.` }
    : null
}

const partsCount = (classes: readonly LessonClass[]): number =>
  classes.reduce((sum, { members }) => sum + members.length, 0)

/** What can be seen of a text without knowing what it means. */
const lookOf = (text: string): string => `${text.includes('`') ? 'code' : 'prose'} ${formOf(text)}`

/** The classes without the members that share a word with the name of one of them, but not with all. */
function withoutTelling(classes: readonly LessonClass[]): LessonClass[] {
  const stems = classes.map(({ name }) => contentStems(name))
  const telling = new Set(
    stems.flatMap((each) => [...each]).filter((stem) => !stems.every((each) => each.has(stem))),
  )
  const isTelling = (member: string): boolean => [...contentStems(member)].some((stem) => telling.has(stem))
  return classes.map(({ name, members }) => ({ name, members: members.filter((each) => !isTelling(each)) }))
}

/** The members to sort: the same number of each class as far as possible, in the order of the lesson. */
function partsOf(classes: readonly LessonClass[], seed: string): { name: string; member: string }[] {
  const queues = classes.map(({ name, members }) =>
    inSeededOrder(members, seed, (member) => member).map((member) => ({ name, member })),
  )
  const rounds = Math.max(...queues.map((queue) => queue.length))
  const inTurn = Array.from({ length: rounds }, (_, round) => queues.flatMap((queue) => queue[round] ?? []))
  const taken = new Set(
    inTurn
      .flat()
      .slice(0, sortedCounts.max)
      .map(({ member }) => member),
  )
  return classes.flatMap(({ name, members }) =>
    members.filter((member) => taken.has(member)).map((member) => ({ name, member })),
  )
}

type NotQuestion = Pick<
  GeneratedQuestion,
  'id' | 'card' | 'kind' | 'prompt' | 'answer' | 'accepted' | 'options'
>

/** Which of three things is not in a class: two of its members, and one of another class that looks alike. */
function makeNotQuestion(
  asked: LessonClass,
  classes: readonly LessonClass[],
  by: string | null,
  phrases: Phrases,
  balance: LengthBalance,
  card: string,
): NotQuestion | null {
  if (asked.members.length < minListed) return null
  const seed = `${card}/${asked.name}`
  const members = inSeededOrder(asked.members, seed, (member) => member)
  const strangers = inSeededOrder(
    classes
      .filter((each) => each !== asked)
      .flatMap(({ name, members: all }) => all.map((member) => ({ name, member }))),
    seed,
    ({ member }) => member,
  )
  for (const { name, member: key } of strangers.slice(0, mostTried)) {
    const look = lookOf(key)
    const alike = members
      .filter((member) => lookOf(member) === look)
      .slice(0, mostTried)
      .filter((member) => !overlap(member, key))
    for (const [i, one] of alike.entries()) {
      const other = alike
        .slice(i + 1)
        .find((each) => !overlap(each, one) && isFair(key, [one, each], balance))
      if (other === undefined) continue
      balance.add(isLongest(key, [one, other]))
      const feedback = (member: string, of: string): string => listing(by, { name: of, members: [member] })
      const options = [
        keyOption(key, feedback(key, name)),
        ...[one, other].map((member) => distractorOption(member, feedback(member, asked.name))),
      ]
      return {
        ...{ id: `${card}/which-not/${toSlug(asked.name)}`, card, kind: 'which-not' },
        ...{ prompt: phrases.askNot(by, asked.name), answer: key, accepted: [key] },
        options: shuffleOptions(options, seed),
      }
    }
  }
  return null
}

const isFair = (key: string, others: readonly string[], balance: LengthBalance): boolean =>
  !lengthGivesAway(key, others) && balance.allows(isLongest(key, others))
