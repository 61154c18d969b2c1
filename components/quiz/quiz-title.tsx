import { SentenceAbout } from '#components/item/sentence-about'
import { useTexts } from '#texts'
import { quizTitle } from '#messages/quiz-title'

interface QuizTitleProps {
  quiz: { purpose: 'quiz' | 'pretest'; lessons: readonly { title: string; language: string | null }[] }
}

/** What a quiz is about, in a line. */
export function QuizTitle({ quiz }: QuizTitleProps) {
  const text = useTexts('quiz')
  const [first] = quiz.lessons
  return (
    <SentenceAbout
      sentence={quizTitle(text, quiz)}
      name={first?.title ?? ''}
      language={first?.language ?? null}
    />
  )
}
