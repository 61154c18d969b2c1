import { describe, expect, it } from 'vitest'
import { proposeAdvice } from '#domain/claims/propose-advice'
import type { LanguageData } from '#domain/language/language'
import { english } from '#domain/language/lists/en'
import { spanish } from '#domain/language/lists/es'
import { readBlocks } from '#domain/lesson/blocks/read-blocks'
import { readMarkdown } from '#domain/lesson/read-markdown'

const adviceIn = (text: string, language: LanguageData = english) =>
  readBlocks(readMarkdown(text), 'notes.md')
    .texts.flatMap((block) => proposeAdvice(block, language))
    .map(({ form, what, says }) => `${form}: ${what} <- ${says}`)

describe('advice may have its reason', () => {
  it.each([
    [
      'in the next sentence',
      'Check the lines at every tide. A rope that was slack is tight six hours later.',
      'next sentence: Check the lines at every tide <- A rope that was slack is tight six hours later.',
    ],
    [
      'in the next sentence of an item',
      '- Pin notices to the board. Paper on a desk is lost.',
      'next sentence: Pin notices to the board <- Paper on a desk is lost.',
    ],
    [
      'behind “or”',
      '- Never stand in a bight of rope, or it may pull you over board.',
      'or: Never stand in a bight of rope <- it may pull you over board.',
    ],
    [
      'in brackets',
      '- Keep the hatch shut (rain spoils the flour within a day)',
      'next sentence: Keep the hatch shut <- rain spoils the flour within a day',
    ],
    [
      'behind a condition of its own',
      'If the wind turns, double the lines, because the ship will swing.',
      'because: If the wind turns, double the lines <- because the ship will swing.',
    ],
    [
      'below the title of a callout',
      '> [!tip]\n> Coil ropes clockwise, because they kink otherwise.',
      'because: Coil ropes clockwise <- because they kink otherwise.',
    ],
  ])('%s', (_, text, advice) => {
    expect(adviceIn(text)).toContain(advice)
  })

  it.each([
    ['if the next sentence asks', 'Check the lines at every tide. What do you find?'],
    ['if it is about something named before', 'Check it at every tide. A rope may be tight.'],
    ['if it only states something', 'The harbour has two gates. A rope may be tight.'],
    [
      'if it says what became of an action',
      '- Mooring at the outer gate does not help: the swell comes round.',
    ],
    [
      'if it tells what follows',
      'Drop the anchor and the ship turns into the wind. Its bow is held, and its stern is not.',
    ],
    ['if it only names a case', '- For a long stay in the harbour: the outer pier has cheaper berths.'],
    ['if it states something', '- The harbour has two gates: an outer and an inner one.'],
    ['if it is a name that looks like an order', 'Anchor chain behind the winch. A rope may be tight.'],
    ['if it begins with a keyword', '- MOOR command: the ship is tied to the quay.'],
    ['if its first word is a noun', '- Use of the berth is limited, because others wait for it.'],
    ['if the authors do it themselves', "Let's tie our two ropes together. A knot holds them."],
    ['if it only asks for a picture', '- Imagine a chain of buckets, the last one is always full.'],
    ['if it is the title of a part', '- Using Spring Lines: they keep the ship from moving ahead.'],
  ])('but not %s', (_, text) => {
    expect(adviceIn(text)).toEqual([])
  })
})

describe('where verbs are not known, advice', () => {
  it('begins with a word that urges, or speaks to the reader', () => {
    expect(adviceIn('- No cruces los cabos, porque se enredan.', spanish)).toHaveLength(1)
    expect(adviceIn('- El puerto cierra la entrada, porque sube la marea.', spanish)).toEqual([])
  })

  it('is not a mistake below a heading for both', () => {
    const mistake = '## Errores comunes\n\n- Olvidar el ancla: el barco se va con la marea.'
    expect(adviceIn(mistake, spanish)).toEqual([])
  })
})
