import { Check } from 'lucide-react'
import { Link } from '#components/ui/link'
import { lessonPath } from '#browser/paths'
import type { StudyScope } from '#browser/study/study-requests'
import { AnswerLanes } from '#components/item/answer-lanes'
import { RichText } from '#components/item/rich-text'
import { ButtonLink } from '#components/ui/button-link'
import { EmptyState } from '#components/ui/empty-state'
import { answersIn, answersOf, missedCards, type Session } from '#domain/study/session'
import { useTexts } from '#texts'
import { formatDue, formatInterval, nextDueOf } from '#messages/format-interval'
import { SentenceAbout } from '#components/item/sentence-about'
import { languageOfQuestion } from '#domain/items/question-language'

interface SessionEndProps {
  session: Session
  scope: StudyScope
}

/** The end of a session: what was answered, what was missed, and when the next card is due. */
export function SessionEnd({ session, scope }: SessionEndProps) {
  const text = useTexts('study')
  const intervals = useTexts('intervals')
  const { atMillis } = session
  const due = nextDueOf(session)
  const next = due === null ? null : text.nextDue({ when: formatDue(intervals, due, atMillis) })
  const { graded, selfGraded } = answersIn(session)
  if (graded.of + selfGraded.of === 0) {
    const isNew = next === null && scope.lessonId === null && scope.conceptId === null
    return (
      <EmptyState
        heading="h2"
        title={isNew ? text.nothingYet : text.done}
        text={isNew ? text.nothingYetText : [text.nothingDueText, next].filter(Boolean).join(' ')}
        action={
          next === null || scope.ahead
            ? { href: '/lessons', label: text.chooseLesson }
            : { href: aheadPath(scope), label: text.ahead }
        }
      />
    )
  }
  return (
    <section className="grid gap-6 panel p-5 sm:p-8">
      <div role="status">
        <h2 className="text-2xl">{text.done}</h2>
        <p className="mt-2 text-lg text-muted">
          {[
            graded.of === 0 ? null : text.doneGraded({ right: graded.right, of: graded.of }),
            selfGraded.of === 0 ? null : text.doneSelfGraded({ right: selfGraded.right, of: selfGraded.of }),
            next,
          ]
            .filter((sentence) => sentence !== null)
            .join(' ')}
        </p>
      </div>
      <AnswerLanes answers={answersOf(session)} caption={text.lanes} />
      <Missed session={session} />
      <div className="flex flex-wrap gap-3">
        <ButtonLink href="/" className="grow sm:grow-0">
          {text.back}
        </ButtonLink>
        {next === null || scope.ahead ? null : (
          <ButtonLink
            href={aheadPath(scope)}
            title={text.aheadHint}
            look="secondary"
            className="grow sm:grow-0"
          >
            {text.ahead}
          </ButtonLink>
        )}
        <ButtonLink href="/quiz" look="secondary" className="grow sm:grow-0">
          {text.quiz}
        </ButtonLink>
        <ButtonLink href="/cards?order=latest" look="secondary" className="grow sm:grow-0">
          {text.allCards}
        </ButtonLink>
      </div>
    </section>
  )
}

/** Path of the same session that includes cards due in the next days. */
function aheadPath({ lessonId, conceptId }: StudyScope): string {
  const parts = {
    ahead: 'yes',
    ...(lessonId && { lesson: lessonId }),
    ...(conceptId && { concept: conceptId }),
  }
  return `/study?${new URLSearchParams(parts).toString()}`
}

function Missed({ session }: { session: Session }) {
  const text = useTexts('study')
  const intervals = useTexts('intervals')
  const missed = missedCards(session)
  if (missed.length === 0) return null
  return (
    <div>
      <h3 className="mb-2 text-lg">{text.missed}</h3>
      <ul className="divide-y divide-line border-y border-line">
        {missed.map(({ card, rightSince, next }) => (
          <li key={card.cardId} className="py-3">
            <RichText
              text={card.concept?.term ?? card.face.prompt}
              language={
                card.concept === null
                  ? languageOfQuestion(card.face.kind, card.lesson.language)
                  : card.lesson.language
              }
            />
            <p className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
              {rightSince === 'graded' ? (
                <span className="inline-flex items-center gap-1 text-good">
                  <Check className="size-4" aria-hidden="true" />
                  {text.missedRight}
                </span>
              ) : rightSince === null ? null : (
                <span>{text.missedSelfGraded}</span>
              )}
              <span>{text.missedNext({ interval: formatInterval(intervals, next) })}</span>
              <Link href={lessonPath(card.lesson)} className="text-accent underline underline-offset-2">
                <SentenceAbout
                  sentence={text.inLesson({ lesson: card.lesson.title })}
                  name={card.lesson.title}
                  language={card.lesson.language}
                />
              </Link>
            </p>
          </li>
        ))}
      </ul>
    </div>
  )
}
