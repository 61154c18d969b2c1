import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { RunOrTracing } from '#components/timeline/run-or-tracing'
import { Timeline } from '#components/timeline/timeline'
import { PageHeading } from '#components/ui/page-heading'
import { texts } from '#app/texts/on-server'
import { requireUserId } from '#server/account/session'
import { readRunPair } from '#server/runs/read-run'
import { withTexts } from '../../texts/bring-texts'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await texts('timeline')).pageTitle,
})

/** A run on its own page: to keep open beside a lesson, to print, and to read without scripts. */
async function RunPage({ params, searchParams }: PageProps<'/runs/[hash]'>) {
  await requireUserId()
  const text = await texts('timeline')
  const [{ hash }, { believed }] = await Promise.all([params, searchParams])
  const pair = await readRunPair(hash, typeof believed === 'string' ? believed : null)
  if (pair === null) notFound()
  return (
    <>
      <PageHeading title={text.pageTitle} />
      <div className="beyond-column">
        <RunOrTracing run={pair.run} runHash={hash}>
          <Timeline {...pair} isInWords />
        </RunOrTracing>
      </div>
    </>
  )
}

export default withTexts(['line-run', 'run', 'timeline', 'tracing'], RunPage)
