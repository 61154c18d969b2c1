/**
 * Where code, or a name in it, may go on in the next line: within a name after a dot or an underscore, and after an opening
 * bracket. Not in a number, an abbreviation or prose in brackets.
 */
const codeBreak =
  /(?<=(?<!\s)[([{])(?![\s)\]}])|(?<=(?<!\b\w)\.)(?=[\p{L}_]|$)|(?<=[\p{L}\d][\p{L}\d]_)(?=[\p{L}\d])/gu

/** The pieces of a text between which it may be broken. */
export const codePieces = (text: string): string[] => text.split(codeBreak)

/** HTML between two tags, with a `<wbr>` wherever it may be broken. */
export const breakableHtml = (html: string): string => html.replaceAll(codeBreak, '<wbr>')
