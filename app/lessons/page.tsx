import type { Metadata } from 'next'
import { LessonList } from '#components/lesson/lesson-list'
import { EmptyState } from '#components/ui/empty-state'
import { PageHeading } from '#components/ui/page-heading'
import { messages } from '#messages/en'
import { requireUserId } from '#server/account/session'
import { listLessons } from '#server/lessons/read-lesson'

const text = messages.lessons
export const metadata: Metadata = { title: text.title }

export default async function LessonsPage() {
  const courses = await listLessons(await requireUserId())
  if (courses.every((course) => course.lessons.length === 0)) {
    return <EmptyState heading="h1" title={text.empty} text={text.emptyText} />
  }
  return (
    <>
      <PageHeading title={text.title} />
      <div className="grid gap-12">
        {courses.map((course) => (
          <LessonList key={course.id} course={course} />
        ))}
      </div>
    </>
  )
}
