import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { RunOrTracing } from '#components/timeline/run-or-tracing'
import { Timeline } from '#components/timeline/timeline'
import { PageHeading } from '#components/ui/page-heading'
import { timelineMessages } from '#messages/timeline'
import { requireUserId } from '#server/account/session'
import { readRunPair } from '#server/runs/read-run'

export const metadata: Metadata = { title: timelineMessages.pageTitle }

/** A run on its own page: to keep open beside a lesson, to print, and to read without scripts. */
export default async function RunPage({ params, searchParams }: PageProps<'/runs/[hash]'>) {
  await requireUserId()
  const [{ hash }, { believed }] = await Promise.all([params, searchParams])
  const pair = await readRunPair(hash, typeof believed === 'string' ? believed : null)
  if (pair === null) notFound()
  return (
    <>
      <PageHeading title={timelineMessages.pageTitle} />
      <div className="beyond-column">
        <RunOrTracing run={pair.run} runHash={hash}>
          <Timeline {...pair} isInWords />
        </RunOrTracing>
      </div>
    </>
  )
}
