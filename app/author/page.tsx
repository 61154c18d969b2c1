import type { Metadata } from 'next'
import { BrokenFiles } from '#components/author/broken-files'
import { ExportForm } from '#components/author/export-form'
import { FlagList } from '#components/author/flag-list'
import { LessonCounts } from '#components/author/lesson-counts'
import { EmptyState } from '#components/ui/empty-state'
import { PageHeading } from '#components/ui/page-heading'
import { texts } from '#app/texts/on-server'
import { readLearningSettings } from '#server/account/learning-settings'
import { requireAuthor } from '#server/account/session'
import { authorLessons, openFlags } from '#server/author/author-lessons'
import { brokenFiles } from '#server/content/broken-files'
import { resolveFlagAction } from './actions'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await texts('author')).title })

/** For authors only: what was made from each lesson, and the problems that learners have reported. */
export default async function AuthorPage() {
  const { id } = await requireAuthor()
  const text = await texts('author')
  const [lessons, broken, flags] = await Promise.all([authorLessons(), brokenFiles(), openFlags()])
  const { timeZone } = await readLearningSettings(id)
  return (
    <>
      <PageHeading title={text.title} lead={text.lead} />
      <BrokenFiles files={broken} />
      <div className="grid grid-cols-1 gap-12 lg:grid-cols-2">
        <section className="min-w-0">
          <h2 className="mb-3 text-lg">{text.lessons}</h2>
          {lessons.length === 0 ? (
            <EmptyState heading="h2" title={text.none} text={text.noneText} />
          ) : (
            <LessonCounts lessons={lessons} />
          )}
        </section>
        <div className="grid min-w-0 grid-cols-1 content-start gap-12">
          <section>
            <h2 className="mb-3 text-lg">{text.flags}</h2>
            <FlagList flags={flags} timeZone={timeZone} resolve={resolveFlagAction} />
          </section>
          {lessons.length === 0 ? null : (
            <section>
              <h2 className="mb-3 text-lg">{text.exportTitle}</h2>
              <ExportForm lessons={lessons} />
            </section>
          )}
        </div>
      </div>
    </>
  )
}
