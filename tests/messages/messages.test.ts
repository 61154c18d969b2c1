import { describe, expect, test } from 'vitest'
import { languages, pseudoLanguages } from '#domain/interface-language'
import { compileMessages } from '#messages/compile'
import { messagesIn } from '#messages/all-messages'
import type { Room } from '#messages/rooms'
import { textsOf, type CompiledMessages } from '#messages/texts'

const rooms = Object.keys(messagesIn.en) as Room[]

/** The placeholders of all messages of a room, by the name of the message. */
function placeholders(compiled: CompiledMessages, at = ''): Map<string, string[]> {
  return new Map(
    Object.entries(compiled).flatMap(([name, message]): [string, string[]][] => {
      const here = at === '' ? name : `${at}.${name}`
      if (typeof message !== 'string' && !Array.isArray(message)) {
        return [...placeholders(message, here)]
      }
      return [[here, [...new Set(namesIn(message))].sort()]]
    }),
  )
}

function namesIn(message: unknown): string[] {
  if (!Array.isArray(message)) return []
  const parts: unknown[] = message
  return parts.flatMap((part) => {
    if (!Array.isArray(part)) return []
    const [name, , options] = part as [string, number?, Record<string, unknown>?]
    const branches = typeof options === 'object' ? Object.values(options) : []
    return [name, ...branches.flatMap((branch) => namesIn(Array.isArray(branch) ? branch : [branch]))]
  })
}

test.each(rooms)('the messages of “%s” take the same values in every language', (room) => {
  const english = placeholders(compileMessages(messagesIn.en[room], 'en'))
  for (const language of [...languages, ...pseudoLanguages]) {
    const source = language === 'de' ? messagesIn.de[room] : messagesIn.en[room]
    expect(placeholders(compileMessages(source, language))).toEqual(english)
  }
})

describe('texts', () => {
  const messages = {
    plain: 'Done',
    nested: { cards: '{n, plural, =0 {No card} one {# card} other {# cards}} of {title}, `code`' },
    share: '{share, number, ::percent}',
    counted: 'Cards ({n})',
  }
  interface Made {
    plain: string
    nested: { cards: (values: { n: number; title: string }) => string }
    share: (values: { share: number }) => string
    counted: (values: { n: number | string }) => string
  }
  const made = (language: 'en' | 'de' | 'en-XA' | 'ar-XB') =>
    textsOf(compileMessages(messages, language), language) as Made

  test('are strings, or take the values of their placeholders', () => {
    const { plain, nested } = made('en')
    expect(plain).toBe('Done')
    expect([0, 1, 2000].map((n) => nested.cards({ n, title: 'A' }))).toEqual([
      'No card of A, `code`',
      '1 card of A, `code`',
      '2,000 cards of A, `code`',
    ])
  })

  test('write numbers as their language does', () => {
    expect(made('de').nested.cards({ n: 2000, title: 'A' })).toBe('2.000 cards of A, `code`')
    expect(made('de').share({ share: 0.5 })).toBe('50\u00A0%')
  })

  test('divide the digits of large numbers into groups, wherever these stand in a message', () => {
    expect(made('de').counted({ n: 9_999 })).toBe('Cards (9999)')
    expect(made('de').counted({ n: 12_345 })).toBe('Cards (12.345)')
    expect(made('en').counted({ n: -12_345 })).toBe('Cards (-12,345)')
    expect(made('de').counted({ n: '12345' })).toBe('Cards (12345)')
    expect(made('de').nested.cards({ n: 12_345, title: 'A' })).toBe('12.345 cards of A, `code`')
  })

  test('are marked in a pseudo-language, but for values and code', () => {
    const { plain, nested } = made('en-XA')
    expect(plain).toBe('⟦Ðóóñé⟧')
    expect(nested.cards({ n: 1, title: 'Ada' })).toBe('⟦1 çááŕð óóƒ Ada, `code`⟧')
    expect(made('ar-XB').plain).toBe('⟦\u202EDone\u202C⟧')
  })

  test('are sent as plain data, which React takes', () => {
    const { nested } = compileMessages(messages, 'en') as { nested: { cards: [[string, number, object]] } }
    expect(Object.getPrototypeOf(nested.cards[0][2])).toBe(Object.prototype)
  })

  test('keep their identity', () => {
    const compiled = compileMessages(messages, 'en')
    expect(textsOf(compiled, 'en')).toBe(textsOf(compiled, 'en'))
  })
})
