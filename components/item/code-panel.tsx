/** A program with line numbers. The highlighted HTML was made from escaped text when the lesson was imported. */
export function CodePanel({ html, label }: { html: string; label: string }) {
  const numbers = html.split('\n').map((_, i) => i + 1)
  return (
    <pre className="code flex gap-4" tabIndex={0} role="group" aria-label={label} dir="ltr">
      <span aria-hidden="true" className="shrink-0 text-end text-muted select-none">
        {numbers.join('\n')}
      </span>
      <code dangerouslySetInnerHTML={{ __html: html }} />
    </pre>
  )
}
