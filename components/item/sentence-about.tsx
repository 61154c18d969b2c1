import { RichText } from '#components/item/rich-text'

interface SentenceAboutProps {
  /** Of the interface, with `name` in it. */
  sentence: string
  /** The title of a lesson, a term or the like. */
  name: string
  /** The language of `name`; null if it cannot be told. */
  language: string | null
}

/** A sentence of the interface in which something of a lesson is named, marked with the language of the lesson. */
export function SentenceAbout({ sentence, name, language }: SentenceAboutProps) {
  const start = name === '' ? -1 : sentence.indexOf(name)
  if (start < 0) return sentence
  return (
    // One element, or else a flex container around it would set its parts apart, for screen readers too.
    <span>
      {sentence.slice(0, start)}
      <RichText text={name} language={language} />
      {sentence.slice(start + name.length)}
    </span>
  )
}
