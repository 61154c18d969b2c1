import type { ReactNode } from 'react'

const inputClass =
  'min-h-11 w-full rounded-sm border border-line-strong bg-surface px-3 py-2 aria-invalid:border-bad aria-invalid:outline-bad'

interface FieldProps {
  name: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  /** Renders the control. Its attributes associate it with the label, the hint and the error. */
  children: (control: {
    id: string
    name: string
    className: string
    'aria-describedby': string | undefined
    'aria-invalid': boolean | undefined
  }) => ReactNode
}

/** A labelled form control, with a hint and an error. */
export function Field({ name, label, hint, error, children }: FieldProps) {
  const id = `field-${name}`
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ')
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-[600]">
        {label}
      </label>
      {children({
        id,
        name,
        className: inputClass,
        'aria-describedby': described || undefined,
        'aria-invalid': error === undefined ? undefined : true,
      })}
      {error === undefined ? null : (
        <p id={`${id}-error`} className="mt-1 text-sm font-[600] text-bad">
          {error}
        </p>
      )}
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="mt-1 text-sm text-muted">
          {hint}
        </p>
      )}
    </div>
  )
}
