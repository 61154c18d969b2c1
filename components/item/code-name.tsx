/** Within a long dotted or underscored name, but not in an abbreviation or a number. */
const nameBreak = /(?<=\w\w[._])(?=\w)/

/** A name, such as that of a function. If it is too long for its line, it goes on below after a dot or an underscore. */
export function CodeName({ name }: { name: string }) {
  const [first, ...rest] = name.split(nameBreak)
  return (
    <span className="wrap-anywhere">
      {first}
      {rest.length === 0 ? null : rest.flatMap((piece, i) => [<wbr key={i} />, piece])}
    </span>
  )
}
