import Link from 'next/link'
import type { ReactNode } from 'react'
import { buttonClass } from '#components/ui/button'
import { welcomeMessages as text } from '#messages/welcome'

/** The start page of somebody who is not signed in: what this is, and one real question. */
export function Welcome({ canSignUp, children }: { canSignUp: boolean; children: ReactNode }) {
  return (
    <div className="grid gap-14">
      <section className="max-w-prose">
        <h1 className="text-2xl">{text.title}</h1>
        <p className="mt-4 text-lg text-muted">{text.lead}</p>
        <div className="mt-6 flex flex-wrap gap-3">
          {canSignUp ? (
            <Link href="/sign-up" className={buttonClass()}>
              {text.signUp}
            </Link>
          ) : null}
          <Link href="/sign-in" className={buttonClass(canSignUp ? 'secondary' : 'primary')}>
            {text.signIn}
          </Link>
        </div>
      </section>
      {children}
      <ul className="grid gap-8 sm:grid-cols-3">
        {text.promises.map((promise) => (
          <li key={promise.title}>
            <h2 className="text-base">{promise.title}</h2>
            <p className="mt-1 text-muted">{promise.text}</p>
          </li>
        ))}
      </ul>
    </div>
  )
}
