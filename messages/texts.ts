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
  return (values: Record<string, Value>) => {
    const shown = shownNumbers(values, locale)
    const nodes = message as CompiledNodes
    const filled = shown.size === 0 ? nodes : withNumbers(nodes, shown)
    return formatMessage(filled as CompiledMessage, locale, values, { formatters })
  }
}

type Value = string | number | Date
type CompiledNodes = readonly unknown[]

/** From here on, the digits of a number are divided into groups wherever it is shown. */
const fewestToGroup = 10_000

/** The large numbers among the values of a message, by their names, as they are written. */
const shownNumbers = (values: Record<string, Value>, locale: string): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(values).flatMap(([name, value]) =>
      typeof value === 'number' && Math.abs(value) >= fewestToGroup
        ? [[name, numberFormat(locale).format(value)] as const]
        : [],
    ),
  )

/** A message in which numbers stand as they are written where it has nothing but their names, which the library writes with `String`. */
const withNumbers = (nodes: CompiledNodes, shown: ReadonlyMap<string, string>): CompiledNodes =>
  nodes.map((node): unknown => {
    if (!Array.isArray(node)) return node
    const [name, kind, options] = node as [string, unknown?, unknown?]
    if (kind === undefined) return shown.get(name) ?? (node as unknown)
    if (typeof options !== 'object' || options === null) return node
    const chosen = Object.entries(options).map(([key, branch]) => [
      key,
      Array.isArray(branch) ? withNumbers(branch as CompiledNodes, shown) : (branch as unknown),
    ])
    return [name, kind, Object.fromEntries(chosen)]
  })
