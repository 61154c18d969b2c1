import type { ReactNode } from 'react'
import { ButtonLink } from '#components/ui/button-link'
import { WelcomePicture } from '#components/welcome-picture'
import { useTexts } from '#texts'

/** The start page for visitors: what Retrace is, and a question to try. */
export function Welcome({ canSignUp, children }: { canSignUp: boolean; children: ReactNode }) {
  const text = useTexts('welcome')
  return (
    <div className="grid gap-14">
      <section className="grid items-center gap-x-12 gap-y-8 lg:grid-cols-[3fr_2fr]">
        <div>
          <h1 className="text-2xl sm:text-3xl">{text.title}</h1>
          <p className="mt-4 text-lg text-muted">{text.lead}</p>
          <div className="mt-6 flex flex-wrap gap-3">
            {canSignUp ? <ButtonLink href="/sign-up">{text.signUp}</ButtonLink> : null}
            <ButtonLink href="/sign-in" look={canSignUp ? 'secondary' : 'primary'}>
              {text.signIn}
            </ButtonLink>
          </div>
        </div>
        <WelcomePicture />
      </section>
      {children}
      <ul className="grid gap-8 sm:grid-cols-3">
        {Object.values(text.promises).map((promise) => (
          <li key={promise.title} className="border-t-2 border-accent pt-4">
            <h2 className="text-base">{promise.title}</h2>
            <p className="mt-1 text-muted">{promise.text}</p>
          </li>
        ))}
      </ul>
    </div>
  )
}
