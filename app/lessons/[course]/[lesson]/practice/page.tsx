import type { Metadata } from 'next'
import { Link } from '#components/ui/link'
import { notFound } from 'next/navigation'
import { FixTheBug } from '#components/practice/fix-the-bug'
import { Parsons } from '#components/practice/parsons'
import { ButtonLink } from '#components/ui/button-link'
import { EmptyState } from '#components/ui/empty-state'
import { PageHeading } from '#components/ui/page-heading'
import { texts } from '#app/texts/on-server'
import { requireUserId } from '#server/account/session'
import { readPractice } from '#server/practice/read-practice'
import { sandboxUrl } from '#server/sandbox/sandbox-url'
import { withTexts } from '../../../../texts/bring-texts'
import { SentenceAbout } from '#components/item/sentence-about'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await texts('practice')).title })

/** One exercise of a lesson at a time; `?n=` is its number, 1-based. */
async function PracticePage({ params, searchParams }: PageProps<'/lessons/[course]/[lesson]/practice'>) {
  await requireUserId()
  const text = await texts('practice')
  const { course, lesson: slug } = await params
  const practice = await readPractice(decodeURIComponent(course), decodeURIComponent(slug))
  if (practice === null) notFound()
  const { lesson, exercises } = practice
  const { n } = await searchParams
  const index = typeof n === 'string' && /^[1-9]\d{0,3}$/.test(n) ? Number(n) - 1 : 0
  const shown = exercises[index]
  const lessonPath = `/lessons/${lesson.courseId}/${lesson.slug}`
  if (exercises.length === 0) {
    return (
      <EmptyState
        heading="h1"
        title={text.none}
        text={text.noneText}
        action={{ href: lessonPath, label: text.back({ lesson: lesson.title }) }}
      />
    )
  }
  if (shown === undefined) notFound()
  const { exercise, belief } = shown
  return (
    <>
      <PageHeading
        title={
          <SentenceAbout
            sentence={text.titleOf({ lesson: lesson.title })}
            name={lesson.title}
            language={lesson.language}
          />
        }
        lead={text.lead}
      >
        <Link href={lessonPath} className="text-accent underline">
          <SentenceAbout
            sentence={text.back({ lesson: lesson.title })}
            name={lesson.title}
            language={lesson.language}
          />
        </Link>
      </PageHeading>
      <section key={exercise.id} className="grid grid-cols-1 gap-4">
        <p className="text-sm text-muted">{text.exercise({ n: index + 1, of: exercises.length })}</p>
        <h2 className="text-xl">{exercise.kind === 'parsons' ? text.parsons : text.fix}</h2>
        <p className="max-w-prose">{exercise.kind === 'parsons' ? text.parsonsText : text.fixText}</p>
        {exercise.kind === 'parsons' ? (
          <Parsons exercise={exercise} language={lesson.language} sandboxUrl={sandboxUrl()} />
        ) : (
          <FixTheBug
            exercise={exercise}
            belief={belief}
            language={lesson.language}
            sandboxUrl={sandboxUrl()}
          />
        )}
      </section>
      <nav className="mt-8 flex flex-wrap gap-3" aria-label={text.title}>
        {index === 0 ? null : (
          <ButtonLink href={`?n=${index}`} look="secondary">
            {text.previous}
          </ButtonLink>
        )}
        {index + 1 >= exercises.length ? null : (
          <ButtonLink href={`?n=${index + 2}`} look="secondary">
            {text.next}
          </ButtonLink>
        )}
      </nav>
    </>
  )
}

export default withTexts(['line-run', 'playground', 'practice', 'run', 'timeline', 'tracing'], PracticePage)
