/** Highlighted source of a program. The HTML was made from escaped text when the lesson was imported. */
export function CodePanel({ html, label }: { html: string; label: string }) {
  return (
    <pre className="code" tabIndex={0} role="region" aria-label={label} dir="ltr">
      <code dangerouslySetInnerHTML={{ __html: html }} />
    </pre>
  )
}
