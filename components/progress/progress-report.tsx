import Link from 'next/link'
import { StateLabel, type ConceptState } from '#components/progress/state-label'
import { DayChart } from '#components/ui/day-chart'
import { QuizHistory, type PastQuiz } from '#components/quiz/quiz-history'
import { progressMessages as text } from '#messages/progress'

interface Concept {
  id: string
  term: string
  lesson: { id: string; courseId: string; slug: string; title: string }
  state: ConceptState
  tests: number
}

interface ProgressReportProps {
  progress: {
    counts: { due: number; new: number; learning: number; known: number; fading: number; cards: number }
    concepts: Concept[]
    reviewsPerDay: { date: string; ratings: number }[]
    forecast: { date: string; due: number }[]
    passRate: { passed: number; of: number } | null
    quizzes: PastQuiz[]
  }
  /** IANA name of the learner's zone. */
  timeZone: string
}

/** What a learner knows, what is fading, and what the numbers rest on. */
export function ProgressReport({ progress, timeZone }: ProgressReportProps) {
  const { counts, concepts, reviewsPerDay, forecast, passRate, quizzes } = progress
  return (
    <div className="grid gap-12">
      <section aria-label={text.ofCards(counts.cards)}>
        <dl className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5">
          <Figure label={text.due} value={counts.due} hint={text.dueHint} />
          <Figure label={text.known} value={counts.known} hint={text.knownHint} />
          <Figure label={text.learning} value={counts.learning} hint={text.learningHint} />
          <Figure label={text.fading} value={counts.fading} hint={text.fadingHint} />
          <Figure
            label={text.notStarted}
            value={counts.cards - counts.known - counts.learning - counts.fading}
            hint={text.notStartedHint}
          />
        </dl>
        <p className="mt-3 text-sm text-muted">{text.selfGraded}</p>
      </section>

      <div className="grid gap-12 lg:grid-cols-2">
        <section>
          <h2 className="mb-1 text-lg">{text.reviews}</h2>
          <DayChart
            days={reviewsPerDay.slice(-14).map(({ date, ratings }) => ({ date, value: ratings }))}
            caption={text.reviewsCaption(14)}
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
          {passRate === null ? text.passRateTooFew : text.passRateText(passRate.passed, passRate.of)}
        </p>
      </section>

      <section>
        <h2 className="text-lg">{text.concepts}</h2>
        <p className="mb-3 text-muted">{text.conceptsLead}</p>
        <table className="w-full border-collapse">
          <thead className="text-sm text-muted">
            <tr>
              <th scope="col" className="py-2 text-start font-normal">
                {text.concept}
              </th>
              <th scope="col" className="py-2 text-start font-normal">
                {text.state}
              </th>
              <th scope="col" className="py-2 text-end font-normal">
                {text.tests}
              </th>
            </tr>
          </thead>
          {[...Map.groupBy(concepts, (concept) => concept.lesson.id)].map(([lessonId, own]) => (
            <ConceptRows key={lessonId} concepts={own} />
          ))}
        </table>
      </section>

      <section>
        <h2 className="mb-3 text-lg">{text.quizzes}</h2>
        <QuizHistory quizzes={quizzes} timeZone={timeZone} />
      </section>
    </div>
  )
}

/** The concepts of one lesson, under its title. */
function ConceptRows({ concepts }: { concepts: Concept[] }) {
  const [first] = concepts
  if (first === undefined) return null
  const { courseId, slug, title } = first.lesson
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={3} className="pt-6 pb-1 text-start">
          <Link href={`/lessons/${courseId}/${slug}`} className="hover:text-accent hover:underline">
            {title}
          </Link>
        </th>
      </tr>
      {concepts.map((concept) => (
        <tr key={concept.id} className="border-t border-line">
          <th scope="row" className="py-2 pe-3 text-start font-normal">
            {concept.term}
          </th>
          <td className="py-2 pe-3">
            <StateLabel state={concept.state} />
          </td>
          <td className="py-2 text-end tabular-nums">{concept.tests}</td>
        </tr>
      ))}
    </tbody>
  )
}

function Figure({ label, value, hint }: { label: string; value: number; hint: string }) {
  return (
    <div className="rounded-lg border border-line bg-surface p-4">
      <dt className="text-sm text-muted">{label}</dt>
      <dd>
        <span className="block text-2xl tabular-nums">{value}</span>
        <span className="block text-sm text-muted">{hint}</span>
      </dd>
    </div>
  )
}
