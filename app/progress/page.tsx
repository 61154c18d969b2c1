import type { Metadata } from 'next'
import { ProgressPages } from '#components/progress/progress-pages'
import { ProgressReport } from '#components/progress/progress-report'
import { EmptyState } from '#components/ui/empty-state'
import { PageHeading } from '#components/ui/page-heading'
import { lessonMessages } from '#messages/lesson'
import { progressMessages as text } from '#messages/progress'
import { requireUserId } from '#server/account/session'
import { progress } from '#server/progress/progress'

export const metadata: Metadata = { title: text.title }

export default async function ProgressPage() {
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
            action={{ href: '/lessons', label: lessonMessages.title }}
          />
        </div>
      ) : null}
      {report.counts.cards === 0 ? null : <ProgressReport progress={report} />}
    </>
  )
}
