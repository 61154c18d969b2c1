import { writtenIn } from '#domain/language/written-in'

interface OutputPanelProps {
  lines: string[]
  label: string
  /** The language of the lesson; null if it cannot be told, left out for words of the interface. */
  language?: string | null
}

/** Lines that a program printed. */
export function OutputPanel({ lines, label, language }: OutputPanelProps) {
  return (
    <figure>
      <figcaption className="mb-1 text-sm text-muted">{label}</figcaption>
      <pre {...(language === undefined ? {} : writtenIn(language))} className="code" tabIndex={0} dir="ltr">
        {lines.join('\n')}
      </pre>
    </figure>
  )
}
