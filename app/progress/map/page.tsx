import type { Metadata } from 'next'
import { ConceptGraph, StateLegend } from '#components/progress/concept-graph'
import { ProgressPages } from '#components/progress/progress-pages'
import { EmptyState } from '#components/ui/empty-state'
import { PageHeading } from '#components/ui/page-heading'
import { conceptMapMessages as text } from '#messages/concept-map'
import { requireUserId } from '#server/account/session'
import { conceptMaps } from '#server/progress/concept-map'

export const metadata: Metadata = { title: text.title }

export default async function MapPage() {
  const courses = await conceptMaps(await requireUserId(), new Date())
  return (
    <>
      <PageHeading title={text.title} lead={text.lead} />
      <ProgressPages here="map" />
      {courses.length === 0 ? (
        <EmptyState heading="h2" title={text.empty} text={text.emptyText} />
      ) : (
        <>
          <StateLegend />
          <div className="grid grid-cols-1 gap-14">
            {courses.map((course) => (
              <ConceptGraph key={course.courseId} course={course} />
            ))}
          </div>
        </>
      )}
    </>
  )
}
