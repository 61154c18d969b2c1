import type { Metadata } from 'next'
import { BeliefReport } from '#components/progress/belief-report'
import { ProgressPages } from '#components/progress/progress-pages'
import { PageHeading } from '#components/ui/page-heading'
import { texts } from '#app/texts/on-server'
import { requireUserId } from '#server/account/session'
import { readBeliefs } from '#server/progress/read-beliefs'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await texts('beliefs')).title })

export default async function BeliefsPage() {
  const text = await texts('beliefs')
  const report = await readBeliefs(await requireUserId())
  return (
    <>
      <PageHeading title={text.title} lead={text.lead} />
      <ProgressPages here="beliefs" />
      <BeliefReport {...report} />
    </>
  )
}
