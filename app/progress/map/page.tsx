import type { Metadata } from 'next'
import { ConceptGraph, StateLegend } from '#components/progress/concept-graph'
import { ProgressPages } from '#components/progress/progress-pages'
import { EmptyState } from '#components/ui/empty-state'
import { PageHeading } from '#components/ui/page-heading'
import { texts } from '#app/texts/on-server'
import { requireUserId } from '#server/account/session'
import { conceptMaps } from '#server/progress/concept-map'
import { withTexts } from '../../texts/bring-texts'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await texts('concept-map')).title })

async function MapPage() {
  const text = await texts('concept-map')
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

export default withTexts(['concept-map'], MapPage)
