/** Code in a sentence. */
export const code = (text: string) => `\`${text.replaceAll('`', '')}\``

/** An error in a sentence: its type, with its message if it has one. */
export const errorCode = ({ type, message }: { type: string; message: string }) =>
  code(message === '' ? type : `${type}: ${message}`)
