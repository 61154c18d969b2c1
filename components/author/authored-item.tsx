import { Check, X } from 'lucide-react'
import Link from 'next/link'
import { RichText } from '#components/item/rich-text'
import type { ItemFace } from '#domain/items/item-face'
import { useTexts } from '#texts'

export interface AuthoredItemProps {
  role: 'card' | 'variant' | 'question'
  face: ItemFace
  runHash: string | null
  isOpen: boolean
}

/** An item with all its texts. All but the prompt can be collapsed. */
export function AuthoredItem({ role, face, runHash, isOpen }: AuthoredItemProps) {
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
        <RichText text={face.prompt} />
      </summary>
      <div className="grid grid-cols-1 gap-3 pt-2 pb-3">
        {role === 'variant' && face.code !== null ? <Code>{face.code}</Code> : null}
        <p className="text-sm text-muted">{text.answer}</p>
        {isOutput ? <Code>{answer}</Code> : <RichText text={answer} />}
        {face.options.length === 0 ? null : (
          <>
            <p className="text-sm text-muted">{text.options}</p>
            <ul className="grid grid-cols-1 gap-3">
              {face.options.map((option) => (
                <li key={option.text} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
                  {option.correct ? (
                    <Check className="mt-1 size-4 text-good" aria-label={text.right} />
                  ) : (
                    <X className="mt-1 size-4 text-bad" aria-label={text.wrong} />
                  )}
                  <div className="grid grid-cols-1 gap-1">
                    {isOutput ? <Code>{option.text}</Code> : <RichText text={option.text} />}
                    <p className="text-sm text-muted">
                      {option.misconception === null ? null : `${option.misconception}: `}
                      <RichText text={option.feedback} />
                    </p>
                  </div>
                </li>
              ))}
            </ul>
          </>
        )}
        <p className="text-sm text-muted">
          <RichText text={face.explanation} />
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

function Code({ children }: { children: string }) {
  return (
    <pre className="code" tabIndex={0} dir="ltr">
      {children}
    </pre>
  )
}
