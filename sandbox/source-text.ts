const DECLARATION = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/
const BLANK = /^[ \t\f]*(#.*)?$/

/** WHATWG names of encodings for which Python uses other names. */
const ENCODINGS: Record<string, string> = {
  'latin-1': 'latin1',
  'iso-8859-1': 'latin1',
  'utf-8-sig': 'utf-8',
}

/**
 * The text of a Python source file, decoded as Python does: UTF-8, or what a comment in the first two lines
 * declares (https://docs.python.org/3/reference/lexical_analysis.html#encoding-declarations).
 * Bytes that cannot be decoded become lone surrogates (PEP 383), and Python reports what is wrong with them.
 */
export function decodePythonSource(bytes: Uint8Array): string {
  const encoding = declaredEncoding(bytes)
  try {
    return new TextDecoder(ENCODINGS[encoding] ?? encoding, { fatal: true }).decode(bytes)
  } catch {
    return decodeWithSurrogates(bytes)
  }
}

function declaredEncoding(bytes: Uint8Array): string {
  const [first = '', second = ''] = new TextDecoder('latin1')
    .decode(bytes.subarray(0, 1_000))
    .split(/\r\n|\r|\n/)
  const declaration = DECLARATION.exec(first) ?? (BLANK.test(first) ? DECLARATION.exec(second) : null)
  return declaration?.[1]?.toLowerCase().replaceAll('_', '-') ?? 'utf-8'
}

const CHUNK = 8_192

function decodeWithSurrogates(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let start = 0; start < bytes.length; start += CHUNK) {
    const codes = Array.from(bytes.subarray(start, start + CHUNK), (byte) =>
      byte < 0x80 ? byte : 0xdc00 + byte,
    )
    parts.push(String.fromCharCode(...codes))
  }
  return parts.join('')
}
