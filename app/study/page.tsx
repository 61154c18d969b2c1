import type { Metadata } from 'next'
import { StudySession } from '#components/study/study-session'
import { messages } from '#messages/en'
import { readLearningSettings } from '#server/account/learning-settings'
import { requireUserId } from '#server/account/session'
import { studyQueue } from '#server/study/study-queue'
import { askedQueue } from './session-queue'

export const metadata: Metadata = { title: messages.study.title }

export default async function StudyPage({ searchParams }: PageProps<'/study'>) {
  const userId = await requireUserId()
  const { lesson } = await searchParams
  const lessonId = typeof lesson === 'string' ? lesson : null
  const now = new Date()
  const [queue, { asksConfidence }] = await Promise.all([
    studyQueue(userId, now, lessonId === null ? {} : { lessonId }),
    readLearningSettings(userId),
  ])
  return (
    <StudySession
      key={lessonId}
      learnerId={userId}
      queue={askedQueue(queue, now)}
      scope={{ lessonId }}
      asksConfidence={asksConfidence}
    />
  )
}
