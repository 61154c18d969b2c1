import type { Metadata } from 'next'
import { MemoryCharts } from '#components/progress/memory-charts'
import { ProgressPages } from '#components/progress/progress-pages'
import { PageHeading } from '#components/ui/page-heading'
import { texts } from '#app/texts/on-server'
import { requireUserId } from '#server/account/session'
import { memoryReport } from '#server/progress/memory-report'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await texts('memory-report')).title,
})

export default async function MemoryPage() {
  const text = await texts('memory-report')
  const memory = await memoryReport(await requireUserId(), new Date())
  return (
    <>
      <PageHeading title={text.title} lead={text.lead} />
      <ProgressPages here="memory" />
      <MemoryCharts memory={memory} timeZone={memory.timeZone} />
    </>
  )
}
