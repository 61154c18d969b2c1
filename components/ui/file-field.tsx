import { FileUp } from 'lucide-react'
import type { RefObject } from 'react'
import { Field } from '#components/ui/field'
import { useTexts } from '#texts'

interface FileFieldProps {
  name: string
  label: string
  hint: string
  error?: string | undefined
  /** As the attribute of an input. */
  accept: string
  /** Name of the file that was chosen; null if there is none. */
  chosen: string | null
  required?: boolean
  disabled?: boolean
  input?: RefObject<HTMLInputElement | null>
  onChoose: (file: File | null) => void
}

/**
 * A field for a file, by choosing or dropping one. Browsers say what it holds in their own language, whatever that of the
 * page is; so their control lies over ours without being seen, and takes the focus, the keys and what is dropped.
 */
export function FileField({
  name,
  label,
  hint,
  error,
  accept,
  chosen,
  required = false,
  disabled = false,
  input,
  onChoose,
}: FileFieldProps) {
  const text = useTexts('file-field')
  return (
    <Field name={name} label={label} hint={hint} error={error}>
      {({ className, ...control }) => (
        <div
          className={`relative flex flex-wrap items-center gap-x-3 gap-y-1 ${className} has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent has-disabled:opacity-60`}
        >
          <span
            aria-hidden="true"
            className="inline-flex min-w-0 items-center gap-2 rounded-sm border border-line-strong px-3 py-1"
          >
            <FileUp className="size-4 shrink-0" />
            {text.choose}
          </span>
          <span
            aria-hidden="true"
            className={`min-w-0 [overflow-wrap:anywhere] ${chosen === null ? 'text-muted' : ''}`}
            dir="auto"
          >
            {chosen ?? text.none}
          </span>
          <input
            {...control}
            ref={input}
            type="file"
            accept={accept}
            required={required}
            disabled={disabled}
            className="absolute inset-0 size-full cursor-pointer opacity-0 disabled:cursor-default"
            onChange={({ currentTarget }) => onChoose(currentTarget.files?.[0] ?? null)}
          />
        </div>
      )}
    </Field>
  )
}
