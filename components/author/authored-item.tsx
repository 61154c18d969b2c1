import { Check, X } from 'lucide-react'
import { Link } from '#components/ui/link'
import { RichText } from '#components/item/rich-text'
import type { ItemFace } from '#domain/items/item-face'
import { choiceKinds } from '#domain/items/kind-rules'
import { useTexts } from '#texts'
import { writtenIn } from '#domain/language/written-in'
import { languageOfQuestion, languageOfReasons } from '#domain/items/question-language'

export interface AuthoredItemProps {
  role: 'card' | 'variant' | 'question'
  face: ItemFace
  runHash: string | null
  /** The language of the lesson; null if it cannot be told. */
  language: string | null
  isOpen: boolean
}

/** An item with all its texts. All but the prompt can be collapsed. */
export function AuthoredItem({ role, face, runHash, language, isOpen }: AuthoredItemProps) {
  const written = languageOfQuestion(face.kind, language)
  const text = useTexts('author')
  const itemKindNames = useTexts('item-kinds')
  const answer = Array.isArray(face.answer) ? face.answer.join('\n') : face.answer
  const isOutput = face.run !== null
  return (
    <details open={isOpen} className="rounded-md border border-line bg-surface px-4 py-2">
      <summary className="min-h-11 cursor-pointer py-2">
        <span className="text-sm text-muted">
          {text.roles[role]} · {itemKindNames[face.kind]}
        </span>{' '}
        <RichText text={face.prompt} language={written} />
      </summary>
      <div className="grid grid-cols-1 gap-3 pt-2 pb-3">
        {role === 'variant' && face.code !== null ? <Code language={language}>{face.code}</Code> : null}
        <p className="text-sm text-muted">{text.answer}</p>
        {isOutput ? <Code language={language}>{answer}</Code> : <RichText text={answer} language={written} />}
        {face.options.length === 0 ? null : (
          <>
            <p className="text-sm text-muted">
              {choiceKinds.has(face.kind) ? text.options : text.wrongOutputs}
            </p>
            <ul className="grid grid-cols-1 gap-3">
              {face.options.map((option) => (
                <li key={option.text} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
                  {option.correct ? (
                    <Check className="mt-1 size-4 text-good" aria-label={text.right} />
                  ) : (
                    <X className="mt-1 size-4 text-bad" aria-label={text.wrong} />
                  )}
                  <div className="grid grid-cols-1 gap-1">
                    {isOutput ? (
                      <Code language={language}>{option.text}</Code>
                    ) : (
                      <RichText text={option.text} language={written} />
                    )}
                    <p className="text-sm text-muted">
                      {option.misconception === null ? null : `${option.misconception}: `}
                      <RichText text={option.feedback} language={languageOfReasons(face.kind, language)} />
                    </p>
                  </div>
                </li>
              ))}
            </ul>
          </>
        )}
        <p className="text-sm text-muted">
          <RichText text={face.explanation} language={languageOfReasons(face.kind, language)} />
        </p>
        {runHash === null ? null : (
          <Link href={`/runs/${runHash}`} className="text-sm text-accent underline">
            {text.run}
          </Link>
        )}
      </div>
    </details>
  )
}

function Code({ language, children }: { language: string | null; children: string }) {
  return (
    <pre {...writtenIn(language)} className="code wrap-anywhere whitespace-pre-wrap" dir="ltr">
      {children}
    </pre>
  )
}
