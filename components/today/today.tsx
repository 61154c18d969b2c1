import { QuizHistory, type PastQuiz } from '#components/quiz/quiz-history'
import { ConceptList } from '#components/today/concept-list'
import { DaySoFar } from '#components/today/day-so-far'
import { ExamsAhead, type ExamAhead } from '#components/exams/exams-ahead'
import { DueNow } from '#components/today/due-now'
import { LastDays } from '#components/today/last-days'
import { LeftBehind, type LeftBelief } from '#components/today/left-behind'
import { NextSection, type NextLesson } from '#components/today/next-section'
import type { LessonLink } from '#browser/paths'
import { DayChart } from '#components/ui/day-chart'
import { PageHeading } from '#components/ui/page-heading'
import { useTexts } from '#texts'
import { MovingWeek } from '#components/today/moving-week'

interface Concept {
  id: string
  term: string
  lesson: LessonLink
}

interface TodayProps {
  summary: {
    counts: { learning: number; review: number; new: number }
    /** Minutes a day; 0 for no goal. */
    goalMinutes: number
    timeZone: string
    heldBack: number
    newHeldBack: number
    minutes: number
    rated: number
    minutesStudied: number
    strengthened: Concept[]
    changed: { stronger: Concept[]; weaker: Concept[] }
    leftBehind: readonly LeftBelief[]
    lastDays: { date: string; studied: boolean }[]
    nextDueAtMillis: number | null
    nextDueIsDay: boolean
    catchUp: Parameters<typeof DueNow>[0]['catchUp']
    week: { date: string; due: number }[]
    exams: ExamAhead[]
    fading: Concept[]
    nextLesson: NextLesson | null
  }
  /** Quizzes that are not finished. */
  openQuizzes: PastQuiz[]
  discardQuiz: (form: FormData) => Promise<void>
  nowMillis: number
}

/** The start page of a learner: what is due, a button to study it, what today brought, and what comes next. */
export function Today(props: TodayProps) {
  const text = useTexts('today')
  const knowledgeNames = useTexts('knowledge').names
  const { summary, openQuizzes, discardQuiz, nowMillis } = props
  const { fading, nextLesson, strengthened, leftBehind, week, lastDays, rated, minutesStudied } = summary
  const dueDays = week.map(({ date, due }) => ({ date, value: due }))
  const { goalMinutes, timeZone } = summary
  return (
    <>
      <PageHeading title={text.title} />
      <div className="grid items-start gap-10 lg:grid-cols-[3fr_2fr]">
        <div className="grid gap-10">
          <div className="grid gap-4">
            <DueNow {...summary} nowMillis={nowMillis} />
            {nextLesson === null ? null : <NextSection lesson={nextLesson} />}
          </div>
          {rated === 0 && goalMinutes === 0 ? null : (
            <DaySoFar
              rated={rated}
              minutesStudied={minutesStudied}
              goalMinutes={goalMinutes}
              dueTomorrow={week[1]?.due ?? 0}
            />
          )}
          {strengthened.length === 0 ? null : (
            <section>
              <h2 className="text-lg">{text.stronger}</h2>
              <p className="text-muted">{text.strongerText}</p>
              <ConceptList concepts={strengthened} />
            </section>
          )}
          <LeftBehind beliefs={leftBehind} />
        </div>
        <div className="grid gap-10">
          <ExamsAhead exams={summary.exams} />
          <LastDays days={lastDays} changed={summary.changed} />
          <section>
            <h2 className="mb-1 text-lg">{text.week}</h2>
            {week.every(({ due }) => due === 0) ? (
              <p className="text-muted">{text.weekNone}</p>
            ) : (
              <MovingWeek days={dueDays}>
                <DayChart
                  days={dueDays}
                  caption={summary.catchUp === null ? text.weekCaption : text.weekPlanned}
                  unit={text.cards}
                  labelEvery={1}
                  hasOwnBars
                />
              </MovingWeek>
            )}
          </section>
        </div>
        {openQuizzes.length === 0 ? null : (
          <section className="lg:col-span-2">
            <h2 className="mb-3 text-lg">{text.unfinishedQuizzes}</h2>
            <QuizHistory quizzes={openQuizzes} timeZone={timeZone} discard={discardQuiz} />
          </section>
        )}
        {fading.length === 0 ? null : (
          <section className="lg:col-span-2">
            <h2 className="text-lg">{knowledgeNames.fading}</h2>
            <p className="text-muted">{text.fadingText}</p>
            <ConceptList concepts={fading} />
          </section>
        )}
      </div>
    </>
  )
}
