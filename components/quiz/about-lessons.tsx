import { quizMessages } from '#messages/quiz'

interface About {
  purpose: 'quiz' | 'pretest'
  lessons: readonly { title: string }[]
}

/** What a quiz is about, in a line. */
export function aboutLessons({ purpose, lessons }: About): string {
  const about = quizMessages.about(lessons[0]?.title ?? quizMessages.title, Math.max(0, lessons.length - 1))
  return purpose === 'pretest' ? `${quizMessages.pretest}: ${about}` : about
}
