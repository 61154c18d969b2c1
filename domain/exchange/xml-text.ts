/** XML 1.0 has no place for these, not even escaped. Their pictures from Unicode's block U+2400 are shown instead. */
const controls = /[\u{0}-\u{8}\u{b}\u{c}\u{e}-\u{1f}]/gu

/** Text in which no character is left that XML has no place for. Carriage returns are escaped: parsers would drop them. */
const possible = (text: string): string =>
  text
    .replaceAll(controls, (char) => String.fromCodePoint(0x2400 + (char.codePointAt(0) ?? 0)))
    .replaceAll(/[\u{fffe}\u{ffff}]|\p{Surrogate}/gu, '\u{fffd}')

/** Text in XML, or one line of it in an attribute. */
export const xmlText = (text: string): string =>
  possible(text).replaceAll(/[&<>"\r]/gu, (char) => `&#${char.codePointAt(0) ?? 0};`)

/**
 * HTML of items as XML: with its empty elements closed, and without style.
 *
 * @param html as `item-html.ts` writes it, which escapes every quotation mark in a text
 */
export const xhtmlOf = (html: string): string =>
  possible(html)
    .replaceAll('\r', '&#13;')
    // HTML allows it in a text, XML only at the end of CDATA.
    .replaceAll(']]>', ']]&#62;')
    .replaceAll('<br>', '<br/>')
    .replaceAll(/<code style="white-space:pre">(.*?)<\/code>/gu, '<pre><code>$1</code></pre>')
    .replaceAll(/ style="[^"]*"/gu, '')
