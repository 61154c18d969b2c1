import { useTexts } from '#texts'
import { writtenIn } from '#domain/language/written-in'

/** A solution of an exercise, hidden until the learner opens it. */
export function Solution({ solution, language }: { solution: string; language: string | null }) {
  const text = useTexts('practice')
  return (
    <details>
      <summary className="disclosure text-accent">{text.solution}</summary>
      <pre {...writtenIn(language)} className="code mt-2" tabIndex={0} dir="ltr">
        {solution}
      </pre>
    </details>
  )
}
