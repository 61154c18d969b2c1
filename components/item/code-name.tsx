import { Fragment } from 'react'

/** Within a long dotted or underscored name, but not in an abbreviation or a number. */
const nameBreak = /(?<=\w\w[._])(?=\w)/

/** A name, such as that of a function. If it is too long for its line, it goes on below after a dot or an underscore. */
export function CodeName({ name }: { name: string }) {
  return (
    <span className="wrap-anywhere">
      {name.split(nameBreak).map((piece, i) => (
        <Fragment key={i}>
          {i === 0 ? null : <wbr />}
          {piece}
        </Fragment>
      ))}
    </span>
  )
}
