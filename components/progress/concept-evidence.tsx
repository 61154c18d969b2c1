import { CodeName } from '#components/item/code-name'
import { dateFormat } from '#messages/formats'
import { ArrowLeft } from 'lucide-react'
import { Link } from '#components/ui/link'
import type { ReactNode } from 'react'
import { cardPath, conceptPath, lessonPath } from '#browser/paths'
import { CardLook } from '#components/cards/card-look'
import { RichText } from '#components/item/rich-text'
import { StateLabel } from '#components/progress/state-label'
import type { CardLook as CardLookOf } from '#domain/items/card-look'
import type { ItemKind } from '#domain/items/items'
import type { Knowledge } from '#domain/progress/knowledge'
import type { Proof } from '#domain/progress/mastery'
import type { TestCounts } from '#domain/progress/recall-tests'
import { useLocale, useTexts } from '#texts'
import type { TextsOf } from '#messages/rooms'
import { writtenIn } from '#domain/language/written-in'
import { SentenceAbout } from '#components/item/sentence-about'
import type { LessonLink } from '#browser/paths'

interface Concept {
  id: string
  term: string
  lesson: LessonLink
  line: number
  state: Knowledge
  tests: TestCounts
  mastery: { passed: number; of: number; atLeast: number | null }
  predictedRecall: number | null
}

interface Try {
  eventId: string
  cardId: string
  atMillis: number
  kind: ItemKind | null
  basis: 'graded' | 'self-graded' | 'overridden' | 'imported'
  isRight: boolean | null
  proof: Proof
  belief: { text: string; language: string | null } | null
}

interface ConceptEvidenceProps {
  evidence: {
    concept: Concept
    definition: string
    requires: Concept[]
    requiredBy: Concept[]
    cards: {
      cardId: string
      look: CardLookOf | null
      knowledge: Knowledge
      tests: TestCounts
      recall: number | null
    }[]
    tries: Try[]
    allTries: number
    timeZone: string
  }
}

/** How well a concept is known, and everything that this rests on. */
export function ConceptEvidence({ evidence }: ConceptEvidenceProps) {
  const text = useTexts('evidence')
  const conceptEvidence = useTexts('knowledge').concepts
  const cardEvidence = useTexts('knowledge').cards
  const { concept, definition, requires, requiredBy, cards, tries, allTries, timeZone } = evidence
  const { mastery, tests, lesson, line } = concept
  return (
    <article className="grid max-w-[48rem] grid-cols-1 gap-10">
      <header>
        <Link
          href="/progress"
          className="inline-flex min-h-11 items-center gap-1.5 text-sm text-muted hover:text-accent"
        >
          <ArrowLeft className="size-4" aria-hidden="true" />
          {text.back}
        </Link>
        <h1 {...writtenIn(lesson.language)} className="text-2xl [overflow-wrap:anywhere]">
          <CodeName name={concept.term} />
        </h1>
        <p className="mt-2 max-w-prose">
          <RichText text={definition} language={lesson.language} />
        </p>
        <p className="mt-2 flex flex-wrap gap-x-5 text-sm">
          {/* A plain link: the router would not scroll to the line. */}
          <a href={lessonPath({ ...lesson, line })} className={linkClass}>
            <SentenceAbout
              sentence={text.inLesson({ title: lesson.title })}
              name={lesson.title}
              language={lesson.language}
            />
          </a>
          <Link href={`/quiz?concept=${encodeURIComponent(concept.id)}`} className={linkClass}>
            {text.quiz}
          </Link>
          <Link href={`/cards?concept=${encodeURIComponent(concept.id)}`} className={linkClass}>
            {text.cardsOf}
          </Link>
        </p>
      </header>

      <section className="panel p-5">
        <h2 className="sr-only">{text.state}</h2>
        <p className="text-lg">
          <StateLabel state={concept.state} />
        </p>
        <p className="text-sm text-muted">{conceptEvidence[concept.state]}</p>
        <MasteryBar mastery={mastery} />
        <p className="mt-3 max-w-prose">{masteryInWords(text, mastery)}</p>
        {tests.selfGraded.of === 0 ? null : (
          <p className="mt-1 text-sm text-muted">
            {text.selfGraded({ passed: tests.selfGraded.passed, of: tests.selfGraded.of })}
          </p>
        )}
        {concept.predictedRecall === null ? null : (
          <p className="mt-3 text-sm text-muted">
            {text.recall}: {text.percent({ share: concept.predictedRecall })}, {text.recallLowest}
          </p>
        )}
      </section>

      <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
        <Neighbours label={text.requires} concepts={requires} />
        <Neighbours label={text.requiredBy} concepts={requiredBy} />
      </dl>

      <Part title={text.cards}>
        {cards.length === 0 ? <p className="text-muted">{text.cardsNone}</p> : null}
        <ul className="divide-y divide-line">
          {cards.map(({ cardId, look, knowledge, tests: own, recall }) => (
            <li key={cardId} className="py-3">
              <CardLook
                cardId={cardId}
                term={null}
                prompt={look?.prompt ?? text.damaged}
                excerpt={look?.excerpt ?? null}
                kind={look?.kind ?? 'self-graded'}
                language={lesson.language}
              />
              <span className="block text-sm">
                <StateLabel state={knowledge} />
                <span className="text-muted">
                  {' · '}
                  {cardEvidence[knowledge]}
                  {recall === null ? '' : ` · ${text.recall} ${text.percent({ share: recall })}`}
                  {own.graded.of === 0
                    ? ''
                    : ` · ${text.passed({ passed: own.graded.passed, of: own.graded.of })}`}
                </span>
              </span>
            </li>
          ))}
        </ul>
      </Part>

      <Part title={text.tries}>
        <p className="mb-2 text-muted">{triesInWords(text, tries.length, allTries)}</p>
        {tries.length === 0 ? null : <Tries tries={tries} timeZone={timeZone} />}
      </Part>
    </article>
  )
}

const linkClass = 'inline-flex min-h-6 items-center text-accent underline underline-offset-2'

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="min-w-0">
      <h2 className="mb-1 text-lg">{title}</h2>
      {children}
    </section>
  )
}

/** The share of new questions that were right, with a mark at its lower bound. The sentence below it says the same. */
function masteryInWords(
  { mastery: words }: TextsOf<'evidence'>,
  { passed, of, atLeast }: Concept['mastery'],
): string {
  if (of === 0) return words.none
  return atLeast === null
    ? words.few({ passed, of })
    : words.enough({ passed, of, atLeast: Math.floor(atLeast * 100) })
}

function triesInWords({ triesText }: TextsOf<'evidence'>, shown: number, all: number): string {
  if (all === 0) return triesText.none
  return shown === all ? triesText.all({ all }) : triesText.latest({ shown, all })
}

function MasteryBar({ mastery: { passed, of, atLeast } }: { mastery: Concept['mastery'] }) {
  if (atLeast === null) return null
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 100 20"
      preserveAspectRatio="none"
      className="mt-4 block h-5 w-full max-w-[26rem] rtl:-scale-x-100"
    >
      <rect y={4} width={100} height={12} className="fill-line" />
      <rect y={4} width={(100 * passed) / of} height={12} className="fill-good" />
      <rect x={100 * atLeast} width={0.6} height={20} className="fill-ink" />
    </svg>
  )
}

function Neighbours({ label, concepts }: { label: string; concepts: Concept[] }) {
  const text = useTexts('evidence')
  return (
    <div>
      <dt className="text-sm text-muted">{label}</dt>
      <dd>
        {concepts.length === 0 ? (
          text.nothing
        ) : (
          <ul>
            {concepts.map(({ id, term, state, lesson }) => (
              <li key={id} className="flex flex-wrap gap-x-3 py-0.5">
                <Link
                  {...writtenIn(lesson.language)}
                  href={conceptPath(id)}
                  className="text-accent hover:underline"
                >
                  <CodeName name={term} />
                </Link>
                <span className="text-sm">
                  <StateLabel state={state} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </dd>
    </div>
  )
}

function Tries({ tries, timeZone }: { tries: Try[]; timeZone: string }) {
  const locale = useLocale()
  const text = useTexts('evidence')
  const itemKindNames = useTexts('item-kinds')
  const date = dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return (
    <ol className="divide-y divide-line border-y border-line">
      {tries.map((each) => (
        <li key={each.eventId} className="grid gap-x-4 py-2 sm:grid-cols-[11rem_1fr]">
          <time dateTime={new Date(each.atMillis).toISOString()} className="text-sm text-muted">
            {date.format(each.atMillis)}
          </time>
          <span>
            <Link href={cardPath(each.cardId)} className="text-accent hover:underline">
              {each.kind === null ? text.gone : itemKindNames[each.kind]}
            </Link>
            {': '}
            <span className={`font-[600] ${verdictClass(each)}`}>{text.verdicts[verdictOf(text, each)]}</span>
            <span className="text-muted"> · {text.proofs[each.proof]}</span>
            {each.belief === null ? null : (
              <span className="block text-sm">
                <SentenceAbout
                  sentence={text.showsBelief({ belief: each.belief.text })}
                  name={each.belief.text}
                  language={each.belief.language}
                />
              </span>
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}

function verdictOf(text: TextsOf<'evidence'>, { basis, isRight }: Try): keyof typeof text.verdicts {
  if (isRight === null) return 'unknown'
  if (basis === 'overridden') return 'overridden'
  if (basis === 'self-graded' || basis === 'imported') return isRight ? 'recalled' : 'forgotten'
  return isRight ? 'right' : 'wrong'
}

const verdictClass = ({ basis, isRight }: Try) =>
  basis !== 'graded' || isRight === null ? '' : isRight ? 'text-good' : 'text-bad'
