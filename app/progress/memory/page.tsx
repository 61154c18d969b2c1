import type { Metadata } from 'next'
import { MemoryCharts } from '#components/progress/memory-charts'
import { ProgressPages } from '#components/progress/progress-pages'
import { PageHeading } from '#components/ui/page-heading'
import { memoryReportMessages as text } from '#messages/memory-report'
import { requireUserId } from '#server/account/session'
import { memoryReport } from '#server/progress/memory-report'

export const metadata: Metadata = { title: text.title }

export default async function MemoryPage() {
  const memory = await memoryReport(await requireUserId(), new Date())
  return (
    <>
      <PageHeading title={text.title} lead={text.lead} />
      <ProgressPages here="memory" />
      <MemoryCharts memory={memory} timeZone={memory.timeZone} />
    </>
  )
}
