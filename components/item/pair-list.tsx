'use client'

import { useId } from 'react'
import { usePlainTexts } from '#browser/item/use-plain-texts'
import { RichText } from '#components/item/rich-text'
import { useTexts } from '#texts'
import { writtenIn } from '#domain/language/written-in'

interface PairListProps {
  label: string
  /** Id of the text that asks. */
  describedBy: string
  parts: readonly string[]
  places: readonly string[]
  /** Of the parts and places, as a BCP 47 tag; null if it cannot be told. */
  language: string | null
  /** The place chosen for each part so far. */
  chosen: ReadonlyMap<string, string>
  onChoose: (part: string, place: string) => void
}

/** A list of parts, each with a menu of the places that it can be assigned to. */
export function PairList({ label, describedBy, parts, places, language, chosen, onChoose }: PairListProps) {
  const text = useTexts('item')
  const plain = usePlainTexts(places)
  const id = useId()
  return (
    <fieldset className="grid min-w-0 grid-cols-1 gap-2" aria-describedby={describedBy}>
      <legend className="mb-1 text-sm text-muted">{label}</legend>
      {parts.map((part, i) => (
        <div
          key={part}
          className="grid grid-cols-1 items-center gap-2 rounded-md border border-line-strong bg-surface px-4 py-3 sm:grid-cols-[minmax(0,1fr)_minmax(10rem,16rem)] sm:gap-4"
        >
          <label htmlFor={`${id}-${i}`}>
            <RichText text={part} language={language} />
          </label>
          <select
            id={`${id}-${i}`}
            className="min-h-11 w-full min-w-0 rounded-sm border border-line-strong bg-surface px-3 py-2"
            value={chosen.get(part) ?? ''}
            onChange={(event) => onChoose(part, event.target.value)}
          >
            <option value="" disabled>
              {text.choosePlace}
            </option>
            {places.map((place) => (
              <option key={place} value={place} {...writtenIn(language)}>
                {plain(place)}
              </option>
            ))}
          </select>
        </div>
      ))}
    </fieldset>
  )
}
