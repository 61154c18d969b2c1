import { ruleName } from '#messages/rule-name'
import { AuthoredItem, type AuthoredItemProps } from '#components/author/authored-item'
import { FindingMessage } from '#components/author/finding-message'
import { Notice } from '#components/ui/notice'
import { findRule, type StoredFinding } from '#domain/findings/finding'
import { useLocale, useTexts } from '#texts'
import { writtenIn } from '#domain/language/written-in'

/** A range of lines of a lesson's file, 1-based and inclusive. */
export interface Stretch {
  first: number
  last: number
  items: (Omit<AuthoredItemProps, 'isOpen' | 'language'> & { id: string })[]
  findings: StoredFinding[]
}

interface LessonBesideItemsProps {
  /** The lesson's file; null if it cannot be read. */
  lines: string[] | null
  stretches: Stretch[]
  /** The language of the lesson; null if it cannot be told. */
  language: string | null
  /** Whether the answers of the items are shown. */
  isOpen: boolean
}

/** A lesson's file from top to bottom, each range of lines beside what was made from it and what was left out. */
export function LessonBesideItems({ lines, stretches, language, isOpen }: LessonBesideItemsProps) {
  return (
    <ol className="grid grid-cols-1 gap-6">
      {stretches.map((stretch) => (
        <li key={stretch.first}>
          {stretch.items.length === 0 && stretch.findings.length === 0 ? (
            <Unused {...stretch} lines={lines} language={language} />
          ) : (
            <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
              <Source {...stretch} lines={lines} language={language} />
              <div className="grid min-w-0 grid-cols-1 content-start gap-2">
                {stretch.findings.map((finding) => (
                  <FindingNotice key={finding.rule + finding.message} {...finding} />
                ))}
                {stretch.items.map((item) => (
                  <AuthoredItem
                    key={`${item.role} ${item.id}`}
                    {...item}
                    language={language}
                    isOpen={isOpen}
                  />
                ))}
              </div>
            </div>
          )}
        </li>
      ))}
    </ol>
  )
}

type SourceProps = Pick<Stretch, 'first' | 'last'> & Pick<LessonBesideItemsProps, 'lines' | 'language'>

function Source({ first, last, lines, language }: SourceProps) {
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
        <pre {...writtenIn(language)} className="code wrap-anywhere whitespace-pre-wrap">
          {lines.slice(first - 1, last).join('\n')}
        </pre>
      )}
    </section>
  )
}

/** A range of lines that nothing was made from; nothing if all of them are blank. */
function Unused({ first, last, lines, language }: SourceProps) {
  const text = useTexts('author')
  const isBlank = lines?.slice(first - 1, last).every((line) => line.trim() === '') ?? true
  if (isBlank) return null
  return (
    <details>
      <summary className="disclosure text-sm text-muted">
        {text.nothing({ first, last, count: last - first + 1 })}
      </summary>
      <Source first={first} last={last} lines={lines} language={language} />
    </details>
  )
}

export function FindingNotice({ rule: code, message }: StoredFinding) {
  const text = useTexts('author')
  const locale = useLocale()
  const rule = findRule(code)
  return (
    <Notice tone={rule === null || rule.severity === 'warning' ? 'neutral' : 'bad'}>
      <p className="text-sm text-muted">{ruleName(text, locale, code)}</p>
      <FindingMessage rule={code} message={message} />
    </Notice>
  )
}
