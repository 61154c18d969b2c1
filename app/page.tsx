import { TryItems } from '#components/item/try-items'
import { FirstDay } from '#components/today/first-day'
import { Today } from '#components/today/today'
import { Welcome } from '#components/welcome'
import { texts } from '#app/texts/on-server'
import { currentUser } from '#server/account/session'
import { sampleItems } from '#server/lessons/sample-items'
import { today } from '#server/progress/today'
import { pastQuizzes } from '#server/quiz/past-quizzes'
import { settings } from '#server/settings'
import { checkSampleAction } from './actions'
import { discardQuizAction } from './quiz/actions'
import { withTexts } from './texts/bring-texts'

async function StartPage() {
  const user = await currentUser()
  if (user === null) return <WelcomePage />
  const now = new Date()
  const summary = await today(user.id, now)
  if (!summary.hasBegun)
    return <FirstDay lesson={summary.nextLesson} items={await sampleItems()} check={checkSampleAction} />
  const openQuizzes = await pastQuizzes(user.id, now, 'open')
  return (
    <Today
      summary={summary}
      openQuizzes={openQuizzes}
      discardQuiz={discardQuizAction}
      nowMillis={now.getTime()}
    />
  )
}

async function WelcomePage() {
  const text = await texts('welcome')
  const items = await sampleItems()
  const canSignUp = settings().signUp.kind !== 'closed'
  const then = canSignUp
    ? { href: '/sign-up', label: text.keepGoing }
    : { href: '/sign-in', label: text.signIn }
  return (
    <Welcome canSignUp={canSignUp}>
      {items.length === 0 ? null : (
        <TryItems
          items={items}
          check={checkSampleAction}
          then={then}
          heading={<h2 className="mb-4 text-xl">{text.tryOne}</h2>}
        />
      )}
    </Welcome>
  )
}

export default withTexts(['item', 'line-run', 'run', 'timeline', 'tracing'], StartPage)
