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
    .replaceAll(/<hr\b[^<>]*>/giu, (rule) => (/\bid=["']?answer\b/iu.test(rule) ? '' : rule))
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

/** The mark that begins or ends a section, and the name of its field. */
const sectionMark = /\{\{([#^/])([^{}]*)\}\}/gu

interface Section {
  /** Of the field; null outside all sections. */
  name: string | null
  isMet: boolean
  text: string
}

/**
 * Leaves out the sections that depend on a field being empty, or not, which it is otherwise. Marks that do not pair up
 * are left out. Takes time in proportion to the template, whatever it is: it may come from anybody.
 */
function withoutUnmetParts(template: string, fields: ReadonlyMap<string, string>): string {
  const outside: Section = { name: null, isMet: true, text: '' }
  const open = [outside]
  const innermost = () => open.at(-1) ?? outside
  let end = 0
  for (const { 0: mark, 1: kind, 2: field = '', index } of template.matchAll(sectionMark)) {
    innermost().text += template.slice(end, index)
    end = index + mark.length
    const name = field.trim()
    if (kind !== '/') {
      open.push({ name, isMet: isFilled(fields.get(name)) === (kind === '#'), text: '' })
    } else if (innermost().name === name) {
      const { isMet, text } = open.pop() ?? outside
      if (isMet) innermost().text += text
    }
  }
  return open.map(({ text }) => text).join('') + template.slice(end)
}

/** Whether a field shows anything but space. */
const isFilled = (html = ''): boolean => html.replaceAll(/<[^<>]*>|\s|&nbsp;/gu, '') !== ''

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
