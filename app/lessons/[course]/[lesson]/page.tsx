import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { LessonBody } from '#components/lesson/lesson-body'
import { LessonEnd } from '#components/lesson/lesson-end'
import { LinkedBlock } from '#components/lesson/linked-block'
import { PretestOffer } from '#components/quiz/pretest-offer'
import { LessonRuns } from '#components/timeline/lesson-runs'
import { errorMessages } from '#messages/errors'
import { requireUserId } from '#server/account/session'
import { readLesson, visitLesson } from '#server/lessons/read-lesson'
import { offersPretest } from '#server/quiz/offers-pretest'
import { startPretestAction } from '../../../quiz/actions'

type Props = PageProps<'/lessons/[course]/[lesson]'>

/** The title and the page ask for the same lesson; it is read once. */
const lessonAt = cache(async (course: string, slug: string) =>
  readLesson(await requireUserId(), decodeURIComponent(course), decodeURIComponent(slug)),
)

async function lessonOf({ params }: Props) {
  const { course, lesson } = await params
  return lessonAt(course, lesson)
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await lessonOf(props))?.title ?? errorMessages.notFound }
}

export default async function LessonPage(props: Props) {
  const lesson = await lessonOf(props)
  if (lesson === null) notFound()
  const userId = await requireUserId()
  const [hasPretest] = await Promise.all([
    offersPretest(userId, lesson.id),
    visitLesson(userId, lesson.id, new Date()),
  ])
  return (
    <article className="mx-auto max-w-prose">
      <p className="mb-2 text-sm text-muted">
        <Link href="/lessons" className="hover:text-accent">
          {lesson.courseTitle}
        </Link>
      </p>
      <h1 className="mb-8 text-2xl">{lesson.title}</h1>
      {hasPretest ? <PretestOffer lessonId={lesson.id} start={startPretestAction} /> : null}
      <LinkedBlock>
        <LessonBody html={lesson.html} programs={lesson.programs} />
      </LinkedBlock>
      <LessonRuns programs={lesson.programs} />
      <LessonEnd lesson={lesson} />
    </article>
  )
}
