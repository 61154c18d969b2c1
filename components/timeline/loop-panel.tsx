import type { ReactNode } from 'react'
import { RichText } from '#components/item/rich-text'
import { PrintedText } from '#components/timeline/output-so-far'
import type { Moment } from '#domain/trace/run-story'
import { useTexts } from '#texts'
import type { RunWords } from '#messages/run-words'

/** The state of the event loop after a step: its ready queue, its timers, and the output so far. */
export function LoopPanel({
  moments,
  at,
  words,
}: {
  moments: readonly Moment[]
  at: number
  words: RunWords
}) {
  const text = useTexts('timeline')
  const now = moments[Math.min(at, moments.length - 1)]
  if (now === undefined) return null
  const printed = moments
    .slice(0, at + 1)
    .flatMap((moment) => moment.printed.map((each) => each.text))
    .join('')
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-3 text-sm @min-[34rem]:grid-cols-[1fr_1.4fr_1.4fr]">
      <Entry name={text.ready}>
        <Listed
          none={text.noneReady}
          items={now.after.ready.map((target) => words.queued(target))}
          isNumbered
        />
      </Entry>
      <Entry name={text.timers}>
        <Listed none={text.noTimers} items={now.after.timers.map((timer) => words.timer(timer))} />
      </Entry>
      {now.after.locks.length === 0 ? null : (
        <Entry name={text.locks} isWide>
          <Listed none="" items={words.locks(now.after)} />
        </Entry>
      )}
      <Entry name={text.printed} isWide isBelow={now.after.locks.length > 0}>
        {printed === '' ? (
          <span className="text-muted">{text.nonePrinted}</span>
        ) : (
          <PrintedText all={printed} />
        )}
      </Entry>
    </dl>
  )
}

interface EntryProps {
  name: string
  isWide?: boolean
  /** Whether it stands below the others however much room there is. */
  isBelow?: boolean
  children: ReactNode
}

function Entry({ name, isWide = false, isBelow = false, children }: EntryProps) {
  const width = isWide ? 'col-span-2 @min-[34rem]:col-span-1' : undefined
  return (
    <div className={isBelow ? 'col-span-full' : width}>
      <dt className="text-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

const maxShown = 6

function Listed({
  items,
  none,
  isNumbered = false,
}: {
  items: string[]
  none: string
  isNumbered?: boolean
}) {
  const text = useTexts('timeline')
  if (items.length === 0) return <span className="text-muted">{none}</span>
  const List = isNumbered ? 'ol' : 'ul'
  return (
    <List className={isNumbered ? 'list-inside list-decimal' : undefined}>
      {items.slice(0, maxShown).map((item, i) => (
        <li key={i}>
          <RichText text={item} />
        </li>
      ))}
      {items.length > maxShown ? (
        <li className="list-none text-muted">{text.more({ n: items.length - maxShown })}</li>
      ) : null}
    </List>
  )
}
