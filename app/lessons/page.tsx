import type { Metadata } from 'next'
import { LessonList } from '#components/lesson/lesson-list'
import { EmptyState } from '#components/ui/empty-state'
import { PageHeading } from '#components/ui/page-heading'
import { texts } from '#app/texts/on-server'
import { requireUserId } from '#server/account/session'
import { listLessons } from '#server/lessons/read-lesson'
import { lessonProgress } from '#server/progress/lesson-progress'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await texts('lesson')).title })

export default async function LessonsPage() {
  const userId = await requireUserId()
  const text = await texts('lesson')
  const [courses, progress] = await Promise.all([listLessons(userId), lessonProgress(userId, new Date())])
  const concepts = new Map(progress.map((each) => [each.lessonId, each.concepts]))
  if (courses.every((course) => course.lessons.length === 0)) {
    return <EmptyState heading="h1" title={text.empty} text={text.emptyText} />
  }
  return (
    <>
      <PageHeading title={text.title} />
      <div className="grid grid-cols-1 gap-12">
        {courses.map((course) => (
          <LessonList key={course.id} course={course} concepts={concepts} />
        ))}
      </div>
    </>
  )
}
