import { useState, useSyncExternalStore } from 'react'

/**
 * Which question of a quiz is shown, as an index. Kept in the fragment of the address, so that a reload shows the same
 * question and its feedback.
 *
 * @param of number of questions
 * @param start the question that is shown at first if the address names none; later changes of it change nothing
 */
export function usePlace(of: number, start: number): [number, (index: number) => void] {
  const [first] = useState(start)
  const [chosen, setChosen] = useState<number | null>(null)
  const inAddress = useSyncExternalStore(neverChanges, placeInAddress, () => null)
  const isInRange = inAddress !== null && inAddress < of
  return [
    chosen ?? (isInRange ? inAddress : first),
    (index) => {
      setChosen(index)
      window.history.replaceState(null, '', `#${index + 1}`)
    },
  ]
}

const neverChanges = () => () => undefined

function placeInAddress(): number | null {
  const [, number] = /^#([1-9][0-9]{0,2})$/.exec(window.location.hash) ?? []
  return number === undefined ? null : Number(number) - 1
}
