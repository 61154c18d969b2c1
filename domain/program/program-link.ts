import { programSchema, type Program, type ProgramInput } from '#domain/program/program'

/** Chat programs and mail truncate longer links. A program of this size has a few hundred lines. */
const MAX_LINK_CHARACTERS = 8_000
/** Limits decompression, because a short text can decompress to a very long one. */
const MAX_UNPACKED_CHARACTERS = 100_000
const FORMAT = 'program1='

/** Packs a program into a URL fragment, without the `#`; null if the program is too long for a link. */
export async function programToFragment(program: ProgramInput): Promise<string | null> {
  const bytes = new TextEncoder().encode(JSON.stringify(program))
  const packed = new Uint8Array(
    await new Response(through(bytes, new CompressionStream('deflate-raw'))).arrayBuffer(),
  )
  const fragment = FORMAT + toBase64Url(packed)
  return fragment.length > MAX_LINK_CHARACTERS ? null : fragment
}

/**
 * The program in a URL fragment (without the `#`); null if there is none or it is damaged. The program comes from an
 * untrusted source: show it, but do not run it unless the learner asks for it.
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
