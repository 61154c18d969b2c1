import type { Ref } from 'react'
import { Button } from '#components/ui/button'
import type { TextsOf } from '#messages/rooms'
import { useTexts } from '#texts'

/** A dialog with the keyboard shortcuts of a session. */
export function KeyList({ ref, asksConfidence }: { ref: Ref<HTMLDialogElement>; asksConfidence: boolean }) {
  const text = useTexts('study')
  return (
    <dialog
      ref={ref}
      aria-labelledby="keys-title"
      className="backdrop:bg-black/40 m-auto w-[min(32rem,calc(100vw-2rem))] panel p-6 text-ink"
    >
      <h2 id="keys-title" className="mb-4 text-lg">
        {text.keysTitle}
      </h2>
      <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-1.5 text-sm">
        {keysOf(text, asksConfidence).map(([key, meaning]) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="inline-block rounded-sm border border-line bg-sunken px-2 py-0.5 font-mono text-sm whitespace-nowrap">
                {key}
              </kbd>
            </dt>
            <dd className="text-muted">{meaning}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog" className="mt-6">
        <Button type="submit" look="secondary" autoFocus>
          {text.close}
        </Button>
      </form>
    </dialog>
  )
}

const keysOf = ({ keyList, keyNames }: TextsOf<'study'>, asksConfidence: boolean) => [
  [keyNames.space, keyList.space],
  [keyNames.enter, asksConfidence ? keyList.enterSure : keyList.enter],
  ['1 – 4', keyList.digits],
  ['H', keyList.help],
  ['R', keyList.right],
  ['E', keyList.run],
  ['U', keyList.undo],
  ['B', keyList.bury],
  ['S', keyList.suspend],
  ['F', keyList.flag],
  ['L', keyList.lesson],
  ['?', keyList.list],
]
