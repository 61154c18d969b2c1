import type { ChangeResult as Result } from '#browser/cards/use-card-changes'
import { Notice } from '#components/ui/notice'
import { useTexts } from '#texts'
import type { TextsOf } from '#messages/rooms'

interface ChangeResultProps {
  result: Result | null
  isBusy: boolean
  onUndo: (keys: string[]) => void
}

/** The result of a change, with a button that undoes it. */
export function ChangeResult({ result, isBusy, onUndo }: ChangeResultProps) {
  const text = useTexts('cards')
  if (result === null) return null
  const keys = result.kind === 'changed' ? result.keys : []
  return (
    <Notice tone={result.kind === 'failed' ? 'bad' : 'good'} announced>
      {sentence(text, result)}{' '}
      {keys.length === 0 ? null : (
        <button
          type="button"
          disabled={isBusy}
          onClick={() => onUndo(keys)}
          className="ms-2 min-h-11 font-[600] underline underline-offset-2"
        >
          {text.undo}
        </button>
      )}
    </Notice>
  )
}

function sentence(text: TextsOf<'cards'>, result: Result): string {
  switch (result.kind) {
    case 'changed':
      return result.keys.length === 0 ? text.unchanged : text.done[result.event]({ n: result.keys.length })
    case 'undone':
      return text.undone
    case 'failed':
      return text.failed
  }
}
