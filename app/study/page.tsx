import type { Metadata } from 'next'
import { StudySession } from '#components/study/study-session'
import { UnreadableRows } from '#components/ui/unreadable-rows'
import { packQueue } from '#domain/study/packed-queue'
import { texts } from '#app/texts/on-server'
import { readLearningSettings } from '#server/account/learning-settings'
import { requireUserId } from '#server/account/session'
import { RowReader } from '#server/row-reader'
import { isOfflineCopy } from '#server/http/offline-copy'
import { cardsInPage, studyQueue } from '#server/study/study-queue'
import { withTexts } from '../texts/bring-texts'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await texts('study')).title })

async function StudyPage({ searchParams }: PageProps<'/study'>) {
  const userId = await requireUserId()
  const { lesson, concept, ahead } = await searchParams
  const scope = { lessonId: oneOf(lesson), conceptId: oneOf(concept), ahead: ahead !== undefined }
  const reader = new RowReader()
  const max = (await isOfflineCopy()) ? cardsInPage.kept : cardsInPage.online
  const queue = await studyQueue(userId, new Date(), scope, undefined, reader, max)
  const { asksConfidence, goesOn } = await readLearningSettings(userId)
  return (
    <>
      <div className="mx-auto max-w-prose">
        <UnreadableRows rows={reader.unreadable} />
      </div>
      <StudySession
        key={JSON.stringify(scope)}
        learnerId={userId}
        packedQueue={packQueue(queue)}
        scope={scope}
        asksConfidence={asksConfidence}
        goesOn={goesOn}
      />
    </>
  )
}

const oneOf = (parameter: string | string[] | undefined) => (typeof parameter === 'string' ? parameter : null)

export default withTexts(
  ['intervals', 'item', 'line-run', 'ratings', 'run', 'study', 'timeline', 'tracing'],
  StudyPage,
)
