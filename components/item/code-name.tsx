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
  const [first, ...rest] = codePieces(text)
  if (rest.length === 0) return text
  return [first, ...rest.flatMap((piece, i) => [<wbr key={i} />, piece])]
}
