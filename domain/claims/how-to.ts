import { isHeadForm, type ClaimCandidate } from '#domain/claims/candidate'
import { startsWithAny, wordsOf } from '#domain/language/word-tests'
import { firstWordOf, infinitiveAtStart } from '#domain/language/english-tags'
import type { LanguageData } from '#domain/language/language'
import { capitalise, firstStatement } from '#domain/lesson/definiens'
import type { AuthoredCard, Definition } from '#domain/lesson/parsed-lesson'

/** An action and what is acted on: `Creating custom exceptions`. Other languages have no form of their own for it. */
const isAction = (term: string, { code }: LanguageData): boolean =>
  code === 'en' && /^\p{L}{3,}ing\s(?:\p{Ll}|`)/u.test(term)

/** How something is done, as a text says it: `By inheriting from Exception`. Null if it says something else. */
function wayIn(meaning: string, language: LanguageData): string | null {
  if (startsWithAny(meaning, language.articles)) return null
  const done = language.doings.find((word) => wordsOf(meaning)[0] === word)
  const rest = done === undefined ? meaning : meaning.slice(done.length + 1)
  if (startsWithAny(rest, language.ways)) return capitalise(rest)
  if (!startsWithAny(meaning, language.persons)) return null
  const words = meaning.split(' ')
  const start = words.findIndex(
    (word, at) => language.ways.includes(word) && /ing$/u.test(words[at + 1] ?? ''),
  )
  return start < 0 ? meaning : capitalise(words.slice(start).join(' '))
}

/** `Use a loop to …`: what to do, whatever it is said of. */
const isInstruction = (meaning: string, { code, ways }: LanguageData): boolean =>
  code === 'en' && startsWithAny(meaning, ways) && firstWordOf(meaning) === 'imperative'

/** Whether what reads as a definition says how something is done, and so asks for a way and not for a meaning. */
export const tellsHow = ({ term, meaning, isCode }: Definition, language: LanguageData): boolean =>
  !isCode &&
  (isInstruction(meaning, language) || (isAction(term, language) && wayIn(meaning, language) !== null))

/** The question for the way in which an action is done, if its text tells that and nothing goes wrong by it. */
export function askHow(candidate: ClaimCandidate, language: LanguageData): AuthoredCard | null {
  const { form, term, mark, meaning, block, sections } = candidate
  const section = sections.at(-1) ?? null
  if (!isHeadForm(form) || block === null || section?.kind === 'advice') return null
  if (mark === 'code' || !isAction(term, language)) return null
  const statement = firstStatement(meaning)
  const answer = 'problem' in statement ? null : wayIn(statement.text, language)
  if (answer === null) return null
  const shown = block.head?.shown ?? term
  return {
    ...{
      id: null,
      question: `How do you ${infinitiveAtStart(term)} ${shown.replace(/^\S+\s/u, '')}?`,
      answer,
    },
    ...{ section, annotated: block.annotations.concepts, source: block.source },
  }
}
