import { Fragment } from 'react'

/** Text of an item as it is read aloud. */
export const withoutMarks = (text: string): string => text.replaceAll(/`([^`]+)`/gu, '$1')

/** Text of an item: plain text with code spans in backticks. Its direction follows its content. */
export function RichText({ text }: { text: string }) {
  const parts = text.split(/(`[^`]+`)/)
  return (
    <span dir="auto" className="[overflow-wrap:anywhere] whitespace-pre-line">
      {parts.map((part, i) =>
        part.length > 2 && part.startsWith('`') && part.endsWith('`') ? (
          <code key={i} className="inline-code">
            {part.slice(1, -1)}
          </code>
        ) : (
          <Fragment key={i}>{part}</Fragment>
        ),
      )}
    </span>
  )
}
