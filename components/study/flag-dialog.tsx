import { useId, type Ref } from 'react'
import { Button } from '#components/ui/button'
import { useTexts } from '#texts'

interface FlagDialogProps {
  ref: Ref<HTMLDialogElement>
  onSend: (note: string) => void
}

/** A dialog for reporting a problem with a card. */
export function FlagDialog({ ref, onSend }: FlagDialogProps) {
  const text = useTexts('study').flag
  const id = useId()
  return (
    <dialog
      ref={ref}
      aria-labelledby={`${id}-title`}
      className="backdrop:bg-black/40 m-auto w-[min(32rem,calc(100vw-2rem))] panel p-6 text-ink"
    >
      <form
        method="dialog"
        className="grid gap-4"
        onSubmit={(event) => {
          const form = event.currentTarget
          const note = new FormData(form).get('note')
          if (typeof note === 'string' && note.trim() !== '') onSend(note.trim())
          form.reset()
        }}
      >
        <h2 id={`${id}-title`} className="text-lg">
          {text.title}
        </h2>
        <label className="grid gap-1">
          <span className="font-[600]">{text.label}</span>
          <textarea
            name="note"
            required
            maxLength={2000}
            rows={4}
            aria-describedby={`${id}-hint`}
            className="rounded-sm border border-line-strong bg-surface px-3 py-2"
          />
          <span id={`${id}-hint`} className="text-sm text-muted">
            {text.hint}
          </span>
        </label>
        <div className="flex flex-wrap gap-3">
          <Button type="submit">{text.send}</Button>
          <Button
            type="submit"
            look="secondary"
            formNoValidate
            onClick={(event) => event.currentTarget.form?.reset()}
          >
            {text.cancel}
          </Button>
        </div>
      </form>
    </dialog>
  )
}
