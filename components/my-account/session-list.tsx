'use client'

import { useRef, useState, useTransition } from 'react'
import { Section } from '#components/my-account/section'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { useTexts } from '#texts'

interface SessionListProps {
  sessions: readonly { id: string; device: string; used: string; since: string; isThis: boolean }[]
  end: (sessionId: string) => Promise<void>
  endOthers: () => Promise<void>
}

/** The browsers in which a learner is signed in. Each but this one can be signed out from here. */
export function SessionList({ sessions, end, endOthers }: SessionListProps) {
  const myAccountText = useTexts('my-account')
  const text = useTexts('my-account').sessions
  const heading = useRef<HTMLHeadingElement>(null)
  const [said, setSaid] = useState<{ tone: 'good' | 'bad'; words: string } | null>(null)
  const [isWorking, startWork] = useTransition()

  const run = (work: () => Promise<void>, words: string) => {
    setSaid(null)
    startWork(async () => {
      const isDone = await work().then(
        () => true,
        () => false,
      )
      setSaid(isDone ? { tone: 'good', words } : { tone: 'bad', words: myAccountText.unreachable })
      // The button is gone with its session.
      if (isDone) heading.current?.focus()
    })
  }

  return (
    <Section id="sessions" title={text.title} lead={text.lead} headingRef={heading}>
      <ul className="grid gap-3">
        {sessions.map(({ id, device, used, since, isThis }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-3 rounded-md border border-line bg-surface px-4 py-3"
          >
            <div>
              <p className="font-[600]">{device}</p>
              <p className="text-sm text-muted">{isThis ? text.isThis : text.used({ when: used })}</p>
              <p className="text-sm text-muted">{text.since({ when: since })}</p>
            </div>
            {isThis ? null : (
              <Button
                look="secondary"
                disabled={isWorking}
                aria-label={text.endThis({ device, since })}
                onClick={() => run(() => end(id), text.ended)}
              >
                {text.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {said === null ? null : (
        <Notice tone={said.tone} announced>
          {said.words}
        </Notice>
      )}
      {sessions.length < 2 ? null : (
        <Button
          look="secondary"
          disabled={isWorking}
          onClick={() => run(endOthers, text.othersEnded)}
          className="justify-self-start"
        >
          {text.endOthers}
        </Button>
      )}
    </Section>
  )
}
