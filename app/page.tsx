import { TryItem } from '#components/item/try-item'
import { Today } from '#components/today'
import { Welcome } from '#components/welcome'
import { presentItem } from '#domain/items/present-item'
import { welcomeMessages } from '#messages/welcome'
import { readLearningSettings } from '#server/account/learning-settings'
import { currentUser } from '#server/account/session'
import { sampleItem } from '#server/lessons/sample-item'
import { today } from '#server/progress/today'
import { pastQuizzes } from '#server/quiz/past-quizzes'
import { settings } from '#server/settings'
import { discardQuizAction } from './quiz/actions'

export default async function StartPage() {
  const user = await currentUser()
  if (user === null) return <WelcomePage />
  const now = new Date()
  const [summary, openQuizzes] = await Promise.all([today(user.id, now), pastQuizzes(user.id, now, 'open')])
  const { timeZone } = await readLearningSettings(user.id)
  return (
    <Today
      summary={summary}
      openQuizzes={openQuizzes}
      discardQuiz={discardQuizAction}
      timeZone={timeZone}
      nowMillis={now.getTime()}
    />
  )
}

async function WelcomePage() {
  const sample = await sampleItem()
  return (
    <Welcome canSignUp={settings().signUp.kind !== 'closed'}>
      {sample === null ? null : (
        <section>
          <h2 className="mb-4 text-xl">{welcomeMessages.tryOne}</h2>
          <TryItem face={sample.face} ask={presentItem(sample.face, sample.id)} lesson={sample.lesson} />
        </section>
      )}
    </Welcome>
  )
}
