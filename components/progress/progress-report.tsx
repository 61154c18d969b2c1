import { Link } from '#components/ui/link'
import { conceptPath, lessonPath, progressPath, type LessonLink } from '#browser/paths'
import { CodeName } from '#components/item/code-name'
import { StateBar } from '#components/progress/state-bar'
import { StateLabel } from '#components/progress/state-label'
import { ButtonLink } from '#components/ui/button-link'
import { DayChart } from '#components/ui/day-chart'
import { knowledgeStates, type Knowledge } from '#domain/progress/knowledge'
import type { Passed, TestCounts } from '#domain/progress/recall-tests'
import { useTexts } from '#texts'
import { writtenIn } from '#domain/language/written-in'

interface Concept {
  id: string
  term: string
  lesson: LessonLink & { id: string }
  state: Knowledge
  tests: TestCounts
  /** `atLeast` is null with fewer than five tests. */
  mastery: Passed & { atLeast: number | null }
}

interface ProgressReportProps {
  progress: {
    counts: { due: number; cards: number }
    cardsBy: Record<Knowledge, number>
    tests: TestCounts
    concepts: Concept[]
    reviewsPerDay: { date: string; ratings: number }[]
    forecast: { date: string; due: number }[]
    passRate: { graded: Passed | null; selfGraded: Passed | null }
  }
  /**
   * Id of the lesson whose concepts are shown; null for the one that most needs it, `all` for all lessons,
   * and anything else for none.
   */
  shown: string | null
}

/** What a learner knows and what is fading, with the numbers behind it. */
export function ProgressReport({ progress, shown }: ProgressReportProps) {
  const text = useTexts('progress')
  const conceptEvidence = useTexts('knowledge').concepts
  const { counts, cardsBy, tests, concepts, reviewsPerDay, forecast, passRate } = progress
  const needed = lessonToShow(concepts)
  return (
    <div className="grid grid-cols-1 gap-12">
      <section className="panel p-5 sm:p-8">
        <div className="mb-5 flex flex-wrap items-center justify-between gap-4">
          <h2 className="text-xl">{text.ofCards({ n: counts.cards })}</h2>
          {counts.due === 0 ? (
            <p className="text-muted">{text.noneDue}</p>
          ) : (
            <ButtonLink href="/study">{text.studyDue({ n: counts.due })}</ButtonLink>
          )}
        </div>
        <StateBar cardsBy={cardsBy} />
        <p className="mt-6 border-t border-line pt-4 text-sm text-muted">
          {text.basis({ graded: tests.graded.of, selfGraded: tests.selfGraded.of })}
        </p>
      </section>

      <div className="grid grid-cols-1 gap-12 lg:grid-cols-2">
        <section>
          <h2 className="mb-1 text-lg">{text.reviews}</h2>
          <DayChart
            days={reviewsPerDay.slice(-14).map(({ date, ratings }) => ({ date, value: ratings }))}
            caption={text.reviewsCaption({ n: 14 })}
            unit={text.answers}
            labelEvery={3}
          />
        </section>
        <section>
          <h2 className="mb-1 text-lg">{text.forecast}</h2>
          <DayChart
            days={forecast.map(({ date, due }) => ({ date, value: due }))}
            caption={text.forecastCaption}
            unit={text.dueCards}
            labelEvery={1}
          />
        </section>
      </div>

      <section>
        <h2 className="text-lg">{text.passRate}</h2>
        <p className="mt-1">
          {passRate.graded === null
            ? text.passRateTooFew
            : text.passRateText({ passed: passRate.graded.passed, of: passRate.graded.of })}
          {passRate.selfGraded === null
            ? null
            : ` ${text.passRateSelfGraded({ passed: passRate.selfGraded.passed, of: passRate.selfGraded.of })}`}
        </p>
      </section>

      <section>
        <h2 className="text-lg">{text.concepts}</h2>
        <p className="max-w-prose text-muted">{text.conceptsLead}</p>
        <details className="mb-3">
          <summary className="disclosure text-sm text-accent">{text.meaning}</summary>
          <dl className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[auto_1fr]">
            {knowledgeStates.map((state) => (
              <div key={state} className="contents">
                <dt>
                  <StateLabel state={state} />
                </dt>
                <dd className="text-muted">{conceptEvidence[state]}</dd>
              </div>
            ))}
          </dl>
          <p className="mt-2 max-w-prose text-sm text-muted">{text.masteryHint}</p>
        </details>
        {[...Map.groupBy(concepts, (concept) => concept.lesson.id)].map(([lessonId, own]) => {
          const isShown = shown === 'all' || lessonId === (shown ?? needed)
          // Lessons that are still to come would only make the list long.
          return isShown || lessonId === needed || testedAmong(own) > 0 ? (
            <ConceptsOfLesson
              key={lessonId}
              concepts={own}
              isShown={isShown}
              other={shown === 'all' ? null : isShown ? 'none' : lessonId}
            />
          ) : null
        })}
        {shown === 'all' ? null : (
          <p className="border-t border-line pt-2">
            <Link
              href={progressPath('all')}
              scroll={false}
              className="inline-flex min-h-11 items-center text-sm text-accent underline underline-offset-2"
            >
              {text.allLessons}
            </Link>
          </p>
        )}
      </section>
    </div>
  )
}

const testedAmong = (concepts: readonly Concept[]) =>
  concepts.filter(({ state }) => state !== 'not tested').length

/** What a learner has to do most about comes first. */
const mostUrgent: readonly Knowledge[] = ['fading', 'learning', 'not sure yet']

/** The first lesson with a concept that is fading, or else is being learned; if there is none, the first one. */
function lessonToShow(concepts: readonly Concept[]): string | undefined {
  const urgent = mostUrgent.map((state) => concepts.find((concept) => concept.state === state))
  return (urgent.find((concept) => concept !== undefined) ?? concepts[0])?.lesson.id
}

interface ConceptsOfLessonProps {
  concepts: Concept[]
  isShown: boolean
  /** What is shown instead once its title is pressed; null if it stays as it is. */
  other: string | null
}

/** The concepts of one lesson; those of others are a link away, so that the page stays small however many there are. */
function ConceptsOfLesson({ concepts, isShown, other }: ConceptsOfLessonProps) {
  const text = useTexts('progress')
  const [first] = concepts
  if (first === undefined) return null
  const line = 'flex min-h-11 flex-wrap items-baseline justify-between gap-x-4 py-2.5'
  const mark = isShown ? '[list-style-type:disclosure-open]' : '[list-style-type:disclosure-closed]'
  const head = (
    <>
      <span
        {...writtenIn(first.lesson.language)}
        className={other === null ? undefined : `list-item list-inside ${mark}`}
      >
        {first.lesson.title}
      </span>
      <span className="text-sm font-normal text-muted">
        {text.tested({ tested: testedAmong(concepts), of: concepts.length })}
      </span>
    </>
  )
  return (
    <div className="border-t border-line">
      <h3 className="text-base">
        {other === null ? (
          <span className={line}>{head}</span>
        ) : (
          <Link
            href={progressPath(other)}
            scroll={false}
            aria-expanded={isShown}
            className={`${line} hover:text-accent`}
          >
            {head}
          </Link>
        )}
      </h3>
      {isShown ? (
        <>
          <ConceptTable concepts={concepts} lesson={first.lesson.title} />
          <Link
            href={lessonPath(first.lesson)}
            className="mb-4 inline-flex min-h-6 items-center text-sm text-accent underline underline-offset-2"
          >
            {text.openLesson}
          </Link>
        </>
      ) : null}
    </div>
  )
}

/** Said once for all cells: there are many, and each would carry it twice. The last column has no room on a phone. */
const conceptTable = [
  'mb-4 w-full border-collapse tabular-nums [&_tbody_tr]:border-t [&_tbody_tr]:border-line',
  '[&_thead]:text-sm [&_thead]:text-muted [&_th]:font-normal [&_th]:wrap-anywhere',
  '[&_td]:py-2 [&_td]:pe-3 [&_th]:py-2 [&_th]:pe-3 [&_:is(th,td)]:text-end',
  '[&_:is(th,td):nth-child(-n+2)]:text-start [&_:is(th,td):last-child]:pe-0',
  '[&_th:first-child]:min-w-20 max-sm:[&_:is(th,td):last-child]:hidden [&_a]:text-accent [&_a:hover]:underline',
].join(' ')

function ConceptTable({ concepts, lesson }: { concepts: Concept[]; lesson: string }) {
  const text = useTexts('progress')
  return (
    <table className={conceptTable} aria-label={lesson}>
      <thead>
        <tr>
          <th scope="col">{text.concept}</th>
          <th scope="col">{text.state}</th>
          <th scope="col">{text.tests}</th>
          <th scope="col">{text.mastery}</th>
        </tr>
      </thead>
      <tbody>
        {concepts.map((concept) => (
          <tr key={concept.id}>
            <th scope="row">
              <Link {...writtenIn(concept.lesson.language)} href={conceptPath(concept.id)}>
                <CodeName name={concept.term} />
              </Link>
            </th>
            <td>
              <StateLabel state={concept.state} />
            </td>
            <td>
              <Tests tests={concept.tests} />
            </td>
            <td>
              <Mastered mastery={concept.mastery} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** How many tests a concept has passed. */
function Tests({ tests: { graded, selfGraded } }: { tests: TestCounts }) {
  const text = useTexts('progress')
  return (
    <>
      {graded.of === 0 ? null : text.passed({ passed: graded.passed, of: graded.of })}
      {selfGraded.of === 0 ? null : (
        <div className="text-sm text-muted">
          {text.passedSelfGraded({ passed: selfGraded.passed, of: selfGraded.of })}
        </div>
      )}
      {graded.of + selfGraded.of === 0 ? <span className="text-muted">{text.noTests}</span> : null}
    </>
  )
}

/** How many new questions were answered right, and what that proves. */
function Mastered({ mastery: { passed, of, atLeast } }: { mastery: Concept['mastery'] }) {
  const text = useTexts('progress')
  if (of === 0) return <span className="text-muted">{text.noTests}</span>
  return (
    <>
      {text.masteryOf({ passed, of })}
      {atLeast === null ? null : (
        <div className="text-sm text-muted">{text.atLeast({ share: Math.floor(atLeast * 100) / 100 })}</div>
      )}
    </>
  )
}
