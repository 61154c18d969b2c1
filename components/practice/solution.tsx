import { useTexts } from '#texts'

/** A solution of an exercise, hidden until the learner opens it. */
export function Solution({ solution }: { solution: string }) {
  const text = useTexts('practice')
  return (
    <details>
      <summary className="text-accent">{text.solution}</summary>
      <pre className="code mt-2" tabIndex={0} dir="ltr">
        {solution}
      </pre>
    </details>
  )
}
