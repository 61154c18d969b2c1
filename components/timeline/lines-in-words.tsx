'use client'

import { useState } from 'react'
import { RichText } from '#components/item/rich-text'
import { Button } from '#components/ui/button'
import type { FoldedRounds } from '#domain/trace/fold-loops'
import type { LineStory } from '#domain/trace/line-story'
import { tellStep } from '#domain/trace/tell-step'
import { useLocale, useTexts } from '#texts'
import { sentencesOf } from '#messages/line-run'

/** So many steps are told at once, so that the longest run stays quick. */
const pageLength = 100

interface LinesInWordsProps {
  story: LineStory
  shown: readonly { at: number; leftOut: FoldedRounds | null }[]
  /** The step that is shown now. */
  at: number
  isOpen: boolean
}

/** The steps as sentences, a hundred at a time: for screen readers, for printing, and if scripts are disabled. */
export function LinesInWords({ story, shown, at, isOpen }: LinesInWordsProps) {
  const timelineText = useTexts('timeline')
  const text = useTexts('line-run')
  const locale = useLocale()
  const [isRead, setRead] = useState(isOpen)
  const [chosen, setChosen] = useState<number | null>(null)
  const page = Math.min(chosen ?? Math.floor(at / pageLength), Math.floor((shown.length - 1) / pageLength))
  const from = page * pageLength
  const to = Math.min(from + pageLength, shown.length)
  return (
    <details
      className="run-in-words"
      open={isOpen}
      onToggle={(event) => {
        setRead(event.currentTarget.open)
        setChosen(event.currentTarget.open ? page : null)
      }}
    >
      <summary className="disclosure font-[600]">{timelineText.inWords}</summary>
      {isRead ? (
        <>
          <ol className="ms-8 grid max-w-prose list-decimal gap-1" start={from + 1}>
            {shown.slice(from, to).map((each, i) => (
              <li key={each.at} className="ps-1">
                {sentencesOf(text, locale, tellStep(story, shown, from + i)).map((sentence, n) => (
                  <span key={n}>
                    <RichText text={sentence} />{' '}
                  </span>
                ))}
              </li>
            ))}
          </ol>
          <div className="mt-3 flex flex-wrap gap-3 print:hidden">
            {from === 0 ? null : (
              <Button look="secondary" onClick={() => setChosen(page - 1)}>
                {text.page({ from: from - pageLength + 1, to: from })}
              </Button>
            )}
            {to === shown.length ? null : (
              <Button look="secondary" onClick={() => setChosen(page + 1)}>
                {text.page({ from: to + 1, to: Math.min(to + pageLength, shown.length) })}
              </Button>
            )}
          </div>
          {story.trace.isCut && to === shown.length ? (
            <p className="mt-2 text-muted">{text.cut({ steps: story.trace.steps.length })}</p>
          ) : null}
        </>
      ) : null}
    </details>
  )
}
