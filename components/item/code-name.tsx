<<<<<<< HEAD
/** Within a long dotted or underscored name, but not in an abbreviation or a number. */
const nameBreak = /(?<=\w\w[._])(?=\w)/
=======
import { Fragment } from 'react'
import { codePieces } from '#domain/lesson/code-break'
>>>>>>> sheet-1

/** A name, such as that of a function. If it is too long for its line, it goes on below after a dot or an underscore. */
export function CodeName({ name }: { name: string }) {
  const [first, ...rest] = name.split(nameBreak)
  return (
    <span className="wrap-anywhere">
<<<<<<< HEAD
      {first}
      {rest.length === 0 ? null : rest.flatMap((piece, i) => [<wbr key={i} />, piece])}
=======
      <Breakable text={name} />
>>>>>>> sheet-1
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
