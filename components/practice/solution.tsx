import { practiceMessages as text } from '#messages/practice'

/** A program that does it, for whoever wants to see one. */
export function Solution({ solution }: { solution: string }) {
  return (
    <details>
      <summary className="text-accent">{text.solution}</summary>
      <pre className="code mt-2" tabIndex={0} dir="ltr">
        {solution}
      </pre>
    </details>
  )
}
