import { ruleName } from '#messages/rule-name'
import { FindingMessage } from '#components/author/finding-message'
import { Notice } from '#components/ui/notice'
import type { StoredFinding } from '#domain/findings/finding'
import { useLocale, useTexts } from '#texts'

interface BrokenFilesProps {
  files: { file: string; errors: StoredFinding[] }[]
}

/** Files that could not be imported, with the lines to fix. */
export function BrokenFiles({ files }: BrokenFilesProps) {
  const text = useTexts('author')
  const locale = useLocale()
  if (files.length === 0) return null
  return (
    <section className="mb-10 grid gap-3" aria-labelledby="broken-title">
      <h2 id="broken-title" className="text-lg">
        {text.broken}
      </h2>
      <p className="text-muted">{text.brokenText}</p>
      {files.map(({ file, errors }) => (
        <Notice key={file} tone="bad">
          <h3 className="font-[600] break-all">{file}</h3>
          <ul className="grid gap-1">
            {errors.map(({ rule, line, message }, index) => (
              <li key={index}>
                {line === null ? '' : `${text.lines({ first: line, last: line, count: 1 })}: `}
                <FindingMessage rule={rule} message={message} />{' '}
                <span className="text-sm text-muted">{ruleName(text, locale, rule)}</span>
              </li>
            ))}
          </ul>
        </Notice>
      ))}
    </section>
  )
}
