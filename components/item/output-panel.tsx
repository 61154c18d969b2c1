/** Lines that a program printed. */
export function OutputPanel({ lines, label }: { lines: string[]; label: string }) {
  return (
    <figure>
      <figcaption className="mb-1 text-sm text-muted">{label}</figcaption>
      <pre className="code" tabIndex={0} dir="ltr">
        {lines.join('\n')}
      </pre>
    </figure>
  )
}
