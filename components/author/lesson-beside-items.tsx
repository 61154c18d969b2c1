import { ruleName } from '#messages/rule-name'
import { AuthoredItem, type AuthoredItemProps } from '#components/author/authored-item'
import { RichText } from '#components/item/rich-text'
import { Notice } from '#components/ui/notice'
import { findRule, type StoredFinding } from '#domain/findings/finding'
import { useTexts } from '#texts'

/** A range of lines of a lesson's file, 1-based and inclusive. */
export interface Stretch {
  first: number
  last: number
  items: (Omit<AuthoredItemProps, 'isOpen'> & { id: string })[]
  findings: StoredFinding[]
}

interface LessonBesideItemsProps {
  /** The lesson's file; null if it cannot be read. */
  lines: string[] | null
  stretches: Stretch[]
  /** Whether the answers of the items are shown. */
  isOpen: boolean
}

/** A lesson's file from top to bottom, each range of lines beside what was made from it and what was left out. */
export function LessonBesideItems({ lines, stretches, isOpen }: LessonBesideItemsProps) {
  return (
    <ol className="grid grid-cols-1 gap-6">
      {stretches.map((stretch) => (
        <li key={stretch.first}>
          {stretch.items.length === 0 && stretch.findings.length === 0 ? (
            <Unused {...stretch} lines={lines} />
          ) : (
            <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
              <Source {...stretch} lines={lines} />
              <div className="grid min-w-0 grid-cols-1 content-start gap-2">
                {stretch.findings.map((finding) => (
                  <FindingNotice key={finding.rule + finding.message} {...finding} />
                ))}
                {stretch.items.map((item) => (
                  <AuthoredItem key={`${item.role} ${item.id}`} {...item} isOpen={isOpen} />
                ))}
              </div>
            </div>
          )}
        </li>
      ))}
    </ol>
  )
}

type SourceProps = Pick<Stretch, 'first' | 'last'> & { lines: string[] | null }

function Source({ first, last, lines }: SourceProps) {
  const text = useTexts('author')
  return (
    <section
      aria-label={text.lines({ first, last, count: last - first + 1 })}
      className="min-w-0 self-start lg:sticky lg:top-4"
    >
      <h2 className="mb-1 text-sm font-normal text-muted">
        {text.lines({ first, last, count: last - first + 1 })}
      </h2>
      {lines === null ? null : (
        <pre className="code wrap-anywhere whitespace-pre-wrap" dir="auto">
          {lines.slice(first - 1, last).join('\n')}
        </pre>
      )}
    </section>
  )
}

/** A range of lines that nothing was made from; nothing if all of them are blank. */
function Unused({ first, last, lines }: SourceProps) {
  const text = useTexts('author')
  const isBlank = lines?.slice(first - 1, last).every((line) => line.trim() === '') ?? true
  if (isBlank) return null
  return (
    <details>
      <summary className="min-h-11 cursor-pointer py-2 text-sm text-muted">
        {text.nothing({ first, last, count: last - first + 1 })}
      </summary>
      <Source first={first} last={last} lines={lines} />
    </details>
  )
}

export function FindingNotice({ rule: code, message }: StoredFinding) {
  const text = useTexts('author')
  const rule = findRule(code)
  return (
    <Notice tone={rule === null || rule.severity === 'warning' ? 'neutral' : 'bad'}>
      <p className="text-sm text-muted">{ruleName(text, code)}</p>
      <RichText text={message} />
    </Notice>
  )
}
