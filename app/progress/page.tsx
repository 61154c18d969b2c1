import type { Metadata } from 'next'
import { z } from 'zod'
import { ProgressPages } from '#components/progress/progress-pages'
import { ProgressReport } from '#components/progress/progress-report'
import { EmptyState } from '#components/ui/empty-state'
import { PageHeading } from '#components/ui/page-heading'
import { texts } from '#app/texts/on-server'
import { requireUserId } from '#server/account/session'
import { progress } from '#server/progress/progress'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await texts('progress')).title })

/** Of which lesson the concepts are shown. */
const querySchema = z.object({ lesson: z.string().nullable().catch(null) })

export default async function ProgressPage({ searchParams }: PageProps<'/progress'>) {
  const text = await texts('progress')
  const lessonText = await texts('lesson')
  const { lesson } = querySchema.parse(await searchParams)
  const report = await progress(await requireUserId(), new Date())
  return (
    <>
      <PageHeading title={text.title} />
      <ProgressPages here="knowledge" />
      {report.cardsBy['not tested'] === report.counts.cards ? (
        <div className="mb-10">
          <EmptyState
            heading="h2"
            title={text.empty}
            text={text.emptyText}
            action={{ href: '/lessons', label: lessonText.title }}
          />
        </div>
      ) : null}
      {report.counts.cards === 0 ? null : <ProgressReport progress={report} shown={lesson} />}
    </>
  )
}
