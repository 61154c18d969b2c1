import { programSchema, type Program, type ProgramInput } from '#domain/program/program'

/** A link that is longer gets cut by chat programs and mail; a program of this size is a few hundred lines. */
const MAX_LINK_CHARACTERS = 8_000
/** A short text can unpack to a very long one. */
const MAX_UNPACKED_CHARACTERS = 100_000
const FORMAT = 'program1='

/** Packs a program into the fragment of an address, without its `#`; null if the program is too long for a link. */
export async function programToFragment(program: ProgramInput): Promise<string | null> {
  const bytes = new TextEncoder().encode(JSON.stringify(program))
  const packed = new Uint8Array(
    await new Response(through(bytes, new CompressionStream('deflate-raw'))).arrayBuffer(),
  )
  const fragment = FORMAT + toBase64Url(packed)
  return fragment.length > MAX_LINK_CHARACTERS ? null : fragment
}

/**
 * The program that a fragment (without its `#`) holds; null where it holds none, or one that is damaged. The text is
 * a stranger's: it is to be shown, and to be run only when the learner says so.
 */
export async function programFromFragment(fragment: string): Promise<Program | null> {
  if (!fragment.startsWith(FORMAT) || fragment.length > MAX_LINK_CHARACTERS) return null
  try {
    const packed = fromBase64Url(fragment.slice(FORMAT.length))
    const text = await readAtMost(
      through(packed, new DecompressionStream('deflate-raw')),
      MAX_UNPACKED_CHARACTERS,
    )
    return programSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

function through(bytes: Uint8Array<ArrayBuffer>, transform: CompressionStream | DecompressionStream) {
  return new Blob([bytes]).stream().pipeThrough(transform)
}

async function readAtMost(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  characters: number,
): Promise<string> {
  let text = ''
  for await (const part of stream.pipeThrough(new TextDecoderStream('utf-8', { fatal: true }))) {
    text += part
    if (text.length > characters) throw new RangeError('The link unpacks to too much.')
  }
  return text
}

function toBase64Url(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
    character.charCodeAt(0),
  )
}
