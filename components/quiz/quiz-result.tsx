import Link from 'next/link'
import { AnswerReview } from '#components/item/answer-review'
import { ItemPrompt } from '#components/item/item-prompt'
import { buttonClass } from '#components/ui/button'
import { PageHeading } from '#components/ui/page-heading'
import type { Ask } from '#domain/items/ask'
import type { Answer } from '#domain/items/answer'
import type { Grade } from '#domain/items/grade-answer'
import type { ItemFace } from '#domain/items/item-face'
import { messages } from '#messages/en'

const text = messages.quiz

interface QuizResultProps {
  quiz: {
    lesson: { id: string; courseId: string; slug: string; title: string }
    score: { right: number; of: number }
    /** How many cards the quiz moved in the learner's schedule. */
    moved: number
    answers: {
      position: number
      ask: Ask
      face: ItemFace
      answer: Answer
      grade: Grade
      runHash: string | null
    }[]
  }
}

/** A finished quiz: the score, and each question with the answer, the truth and the reason. */
export function QuizResult({ quiz }: QuizResultProps) {
  const { lesson, score, moved, answers } = quiz
  const query = `?lesson=${encodeURIComponent(lesson.id)}`
  return (
    <div className="mx-auto max-w-prose">
      <PageHeading title={text.score(score.right, score.of)} lead={lesson.title} />
      <p className="mb-6 text-muted">{moved === 0 ? text.notMoved : text.moved(moved)}</p>
      <div className="mb-10 flex flex-wrap gap-3">
        <Link href={`/study${query}`} className={buttonClass()}>
          {text.studyLesson}
        </Link>
        <Link href={`/quiz${query}`} className={buttonClass('secondary')}>
          {text.again}
        </Link>
      </div>
      <ol className="grid gap-8">
        {answers.map(({ position, ask, face, answer, grade, runHash }) => (
          <li key={position} className="grid gap-6 rounded-lg border border-line bg-surface p-5 sm:p-7">
            <h2 className="text-sm font-normal text-muted">{text.question(position + 1, answers.length)}</h2>
            <ItemPrompt prompt={ask.prompt} codeHtml={ask.codeHtml} />
            <AnswerReview face={face} answer={answer} grade={grade} lesson={lesson} runHash={runHash} />
          </li>
        ))}
      </ol>
    </div>
  )
}
