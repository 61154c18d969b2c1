import { Fragment } from 'react'
import { piecesOf } from '#domain/items/item-text'

/** Text of an item: plain text with code spans in backticks and stressed words. Its direction follows its content. */
export function RichText({ text }: { text: string }) {
  return (
    <span dir="auto" className="[overflow-wrap:anywhere] whitespace-pre-line">
      {piecesOf(text).map((piece, i) => {
        if (piece.kind === 'plain') return <Fragment key={i}>{piece.text}</Fragment>
        if (piece.kind === 'strong') return <strong key={i}>{piece.text}</strong>
        return (
          <code key={i} className="inline-code">
            {piece.text}
          </code>
        )
      })}
    </span>
  )
}
