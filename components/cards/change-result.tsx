import { Notice } from '#components/ui/notice'
import { messages } from '#messages/en'

const text = messages.cards

interface ChangeResultProps {
  result: { tone: 'good' | 'bad'; text: string; keys: string[] } | null
  isBusy: boolean
  onUndo: (keys: string[]) => void
}

/** What came of a change, with the way back. */
export function ChangeResult({ result, isBusy, onUndo }: ChangeResultProps) {
  if (result === null) return null
  return (
    <Notice tone={result.tone} announced>
      {result.text}{' '}
      {result.keys.length === 0 ? null : (
        <button
          type="button"
          disabled={isBusy}
          onClick={() => onUndo(result.keys)}
          className="ms-2 min-h-11 font-[600] underline underline-offset-2"
        >
          {text.undo}
        </button>
      )}
    </Notice>
  )
}
