import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Timeline } from '#components/timeline/timeline'
import { PageHeading } from '#components/ui/page-heading'
import { timelineMessages } from '#messages/timeline'
import { requireUserId } from '#server/account/session'
import { readRunPair } from '#server/runs/read-run'

export const metadata: Metadata = { title: timelineMessages.pageTitle }

/** A run on a page of its own: to be kept open beside a lesson, to be printed, and to be read without scripts. */
export default async function RunPage({ params, searchParams }: PageProps<'/runs/[hash]'>) {
  await requireUserId()
  const [{ hash }, { believed }] = await Promise.all([params, searchParams])
  const pair = await readRunPair(hash, typeof believed === 'string' ? believed : null)
  if (pair === null) notFound()
  return (
    <>
      <PageHeading title={timelineMessages.pageTitle} />
      <Timeline {...pair} isInWords />
    </>
  )
}
