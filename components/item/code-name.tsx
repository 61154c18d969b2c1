import { Fragment } from 'react'
import { codePieces } from '#domain/lesson/code-break'

/** A name, such as that of a function. If it is too long for its line, it goes on below after a dot or an underscore. */
export function CodeName({ name }: { name: string }) {
  return (
    <span className="wrap-anywhere">
      <Breakable text={name} />
    </span>
  )
}

/** Text that may be broken where code may. */
export function Breakable({ text }: { text: string }) {
  return codePieces(text).map((piece, i) => (
    <Fragment key={i}>
      {i === 0 ? null : <wbr />}
      {piece}
    </Fragment>
  ))
}
