import { describe, expect, it } from 'vitest'
import { proposeCandidates } from '#domain/claims/propose-candidates'
import { languages } from '#domain/language/language-of'
import { readBlocks } from '#domain/lesson/blocks/read-blocks'
import { readMarkdown } from '#domain/lesson/read-markdown'

/** What is proposed in a lesson, as `form: name = text`, or `form: subject | label = text`. */
function proposedIn(lines: readonly string[], code = 'en') {
  const language = languages.find((each) => each.code === code)
  if (language === undefined) throw new Error(`no language ${code}`)
  const blocks = readBlocks(readMarkdown(['# Notes', '', ...lines, ''].join('\n')), 'notes.md')
  return proposeCandidates(blocks, language)
}

const namesIn = (text: string, code?: string) =>
  proposedIn(text.split('\n'), code).map(({ form, term, meaning }) => `${form}: ${term} = ${meaning}`)

describe('a sentence may say of an unmarked name', () => {
  it.each([
    [
      'what it does, though a copula stands further on',
      'A harbour log lists every ship in the order in which it is berthed.',
      'action: harbour log = lists every ship in the order in which it is berthed',
    ],
    [
      'what several of them do',
      'Customs officers check the cargo of every ship.',
      'action: Customs officers = check the cargo of every ship',
    ],
    [
      'two things, joined by “and”',
      'A tide table holds the hours of high water, and cannot be changed by the crew.',
      'action: tide table = holds the hours of high water, and cannot be changed by the crew',
    ],
    [
      'what it does, behind another name for it',
      'A dolphin, also called a mooring post, holds a ship off the quay.',
      'action: dolphin = holds a ship off the quay',
    ],
    [
      'what it is, behind a colon',
      'Every quay has a fender: a cushion that keeps hulls from the wall.',
      'apposition: fender = a cushion that keeps hulls from the wall',
    ],
    [
      'what it is, between commas',
      'A lead line, the oldest tool for measuring depth, is still on board.',
      'apposition: lead line = the oldest tool for measuring depth',
    ],
  ])('%s', (_, text, candidate) => {
    expect(namesIn(text)).toContain(candidate)
  })

  it.each([
    ['French', 'fr', 'Un quai protège les navires.', 'action: quai = protège les navires'],
    [
      'Dutch',
      'nl',
      'Een loods leidt schepen door het kanaal.',
      'action: loods = leidt schepen door het kanaal',
    ],
    [
      'German, with a comma behind the verb',
      'de',
      'Ebbe bedeutet, dass das Wasser fällt.',
      'copula: Ebbe = dass das Wasser fällt',
    ],
  ])('what it does in %s', (_, code, text, candidate) => {
    expect(namesIn(text, code)).toContain(candidate)
  })
})

describe('a name heads its text', () => {
  it('without a separator, if neither copula nor verb follows', () => {
    const found = namesIn(
      '- **quay** wall at which ships are moored\n- **mole** wall that keeps the waves out',
    )
    expect(found).toContain('bare: quay = wall at which ships are moored')
    expect(found).toContain('bare: mole = wall that keeps the waves out')
  })

  it('but not if it is only the first word of a longer name', () => {
    expect(namesIn('- **Spring** tides follow the new moon').join(' ')).not.toContain('bare: Spring')
  })

  it('but no paragraph does that is wrapped before code', () => {
    const found = namesIn('`open` and\n`close` move the gate. A weir is a low dam across a river.')
    expect(found).toContain('copula: weir = a low dam across a river')
  })
})

describe('a label is about', () => {
  const subjectsIn = (...lines: string[]) =>
    proposedIn(lines)
      .filter(({ form }) => form !== 'copula')
      .map(({ subject, term }) => `${subject ?? ''} | ${term}`)

  it('the name on the line above its list', () => {
    expect(subjectsIn('## Ships', '', '**Tug**', '', '- Length: 30 m', '- Crew: five')).toEqual(
      expect.arrayContaining(['Tug | Length', 'Tug | Crew']),
    )
  })

  it('the lesson, if the heading only says that properties follow', () => {
    expect(subjectsIn('## Features', '', '- **Depth**: twelve metres at low water')).toContain(
      'Notes | Depth',
    )
  })

  it('the thing in the column that is headed “Name”, if another one describes it', () => {
    const rows = [
      '| Looks like | Name | Cause |',
      '|---|---|---|',
      '| a white line | foam | wind on the water |',
    ]
    expect(proposedIn(rows).map(({ term, meaning }) => `${term}: ${meaning}`)).toContain(
      'foam: wind on the water',
    )
  })
})
