/** How a card is made from the fields of a note. */
export interface AnkiTemplate {
  front: string
  back: string
}

/** A card as HTML. */
export interface AnkiSides {
  front: string
  back: string
}

/**
 * The two sides of a card. The back does not repeat the front, because it is shown below it.
 *
 * @param fields HTML by the names of the fields
 * @param ordinal of the card: with clozes, that of the cloze, from 0
 */
export function renderAnkiCard(
  template: AnkiTemplate,
  fields: ReadonlyMap<string, string>,
  ordinal: number,
): AnkiSides {
  const back = template.back
    .replaceAll(/\{\{\s*FrontSide\s*\}\}/gu, '')
    .replaceAll(/<hr\b[^>]*\bid=["']?answer["']?[^>]*>/giu, '')
  return {
    front: fill(template.front, fields, { ordinal, isBack: false }),
    back: fill(back, fields, { ordinal, isBack: true }),
  }
}

interface Side {
  ordinal: number
  isBack: boolean
}

/** Fills in a template, whose fields may have filters before their names. */
function fill(template: string, fields: ReadonlyMap<string, string>, side: Side): string {
  return withoutUnmetParts(template, fields).replaceAll(/\{\{([^{}]*)\}\}/gu, (_, tag: string) => {
    const [name = '', ...filters] = tag
      .split(':')
      .map((part) => part.trim())
      .reverse()
    const value = fields.get(name) ?? ''
    if (filters.includes('cloze')) return cloze(value, side)
    return filters.includes('type') && !side.isBack ? '' : value
  })
}

/** Sections that depend on whether a field is empty; within each other, the innermost first. */
function withoutUnmetParts(template: string, fields: ReadonlyMap<string, string>): string {
  const section = /\{\{([#^])\s*([^{}]*?)\s*\}\}((?:(?!\{\{[#^])[\s\S])*?)\{\{\/\s*\2\s*\}\}/u
  let text = template
  for (let i = 0; i < maxSections; i += 1) {
    const found = section.exec(text)
    if (found === null) break
    const [whole, mark, name = '', inner = ''] = found
    const isFilled = (fields.get(name) ?? '').replaceAll(/<[^>]*>|\s|&nbsp;/gu, '') !== ''
    text =
      text.slice(0, found.index) +
      (isFilled === (mark === '#') ? inner : '') +
      text.slice(found.index + whole.length)
  }
  return text.replaceAll(/\{\{[#^/][^{}]*\}\}/gu, '')
}
const maxSections = 200

/** A cloze without another one in it. */
const innermostCloze = /\{\{c(\d{1,3})::((?:(?!\{\{c\d|\}\})[\s\S])*)\}\}/gu
/** As deep as Anki itself goes. */
const maxClozeDepth = 8

/**
 * Hides the clozes of a card on its front, and marks them on its back. Other clozes are ordinary text. Of clozes within
 * each other, the innermost come first.
 */
function cloze(html: string, { ordinal, isBack }: Side): string {
  let shown = html
  for (let depth = 0; depth < maxClozeDepth; depth += 1) {
    shown = shown.replaceAll(innermostCloze, (_, number: string, content: string) => {
      const [text = '', hint = '…'] = content.split('::')
      if (Number(number) !== ordinal + 1) return text
      return isBack ? `<b>${text}</b>` : `<b>[${hint}]</b>`
    })
  }
  return shown
}
