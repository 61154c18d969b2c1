import type { TextsOf } from '#messages/rooms'

interface Titled {
  purpose: 'quiz' | 'pretest'
  lessons: readonly { title: string }[]
}

/** What a quiz is about, in a line. */
export function quizTitle(text: TextsOf<'quiz'>, { purpose, lessons }: Titled): string {
  const [first, ...others] = lessons
  const about = text.about({ first: first?.title ?? text.title, others: others.length })
  return purpose === 'pretest' ? text.pretestAbout({ about }) : about
}
