import type { GetICUArgs } from '@schummar/icu-type-parser'
import formatMessage, { type CompiledMessage } from 'icu-minify/format'
import { localeOf, type Language } from '#domain/interface-language'
import { dateFormat, numberFormat, pluralRules } from '#messages/formats'

/** Messages as they are written: text in the ICU format, under names that may be nested. */
export interface Messages {
  readonly [name: string]: string | Messages
}

/** The same messages in another language. */
export type Translation<Source> = {
  readonly [Name in keyof Source]: Source[Name] extends string ? string : Translation<Source[Name]>
}

type Values<Message extends string> = GetICUArgs<
  Message,
  { ICUArgument: string | number; ICUNumberArgument: number; ICUDateArgument: Date }
>
type TextOf<Message extends string> = keyof Values<Message> extends never
  ? string
  : (values: Values<Message>) => string

/** Messages as they are used: those without placeholders are strings, the others take the values of theirs. */
export type Texts<Source> = {
  readonly [Name in keyof Source]: Source[Name] extends string ? TextOf<Source[Name]> : Texts<Source[Name]>
}

/** Messages that were parsed, so that no parser is needed where they are used; plain data. */
export interface CompiledMessages {
  readonly [name: string]: CompiledMessage | CompiledMessages
}

const formatters = {
  getDateTimeFormat: dateFormat,
  getNumberFormat: numberFormat,
  getPluralRules: pluralRules,
}

/** Makes messages usable. They keep their identity, so that effects and memos may depend on them. */
export function textsOf(compiled: CompiledMessages, language: Language): unknown {
  const known = made.get(compiled)
  if (known !== undefined) return known
  const locale = localeOf(language)
  const texts = Object.fromEntries(
    Object.entries(compiled).map(([name, message]) => [name, textOf(message, language, locale)]),
  )
  made.set(compiled, texts)
  return texts
}

/** Compiled messages are of one language. */
const made = new WeakMap<CompiledMessages, unknown>()

function textOf(message: CompiledMessage | CompiledMessages, language: Language, locale: string): unknown {
  if (typeof message === 'string') return message
  if (!Array.isArray(message)) return textsOf(message, language)
  return (values: Record<string, Value>) =>
    formatMessage(message as CompiledMessage, locale, withShownNumbers(values, locale), { formatters })
}

type Value = string | number | Date

/** From here on, the digits of a number are divided into groups wherever it is shown. */
const fewestToGroup = 10_000

/**
 * A number as a message takes it: the library writes it with `String` where nothing but its name stands in the message, and
 * counts with it where forms of words depend on it.
 */
class ShownNumber {
  private readonly value: number
  private readonly locale: string
  constructor(value: number, locale: string) {
    this.value = value
    this.locale = locale
  }
  valueOf() {
    return this.value
  }
  toString() {
    return numberFormat(this.locale).format(this.value)
  }
}

function withShownNumbers(values: Record<string, Value>, locale: string): Record<string, Value> {
  const large = Object.entries(values).filter(
    ([, value]) => typeof value === 'number' && Math.abs(value) >= fewestToGroup,
  )
  if (large.length === 0) return values
  const shown = large.map(([name, value]) => [name, new ShownNumber(Number(value), locale)] as const)
  return { ...values, ...(Object.fromEntries(shown) as unknown as Record<string, number>) }
}
