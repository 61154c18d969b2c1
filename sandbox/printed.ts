/** The most that a run may print, in bytes of UTF-8. */
export const MAX_OUTPUT_BYTES = 65_536

export const streams = ['stdout', 'stderr'] as const
export type Stream = (typeof streams)[number]
type Write = (stream: Stream, bytes: Uint8Array<ArrayBuffer>) => void

const NEW_LINE = 10
/** After so many messages, what is printed waits for the end of the run: messages cost time. */
const MOST_MESSAGES = 500

/**
 * Takes what Python prints, where no program can change it afterwards, and passes it on line by line, so that it is not
 * lost with an interpreter that hangs.
 */
export class Printer {
  readonly #send: Write
  #waiting: Record<Stream, number[]> = { stdout: [], stderr: [] }
  #bytesLeft = 0
  #messagesLeft = 0
  /** Whether more was printed than a run may print. */
  isTooMuch = false

  constructor(send: Write) {
    this.#send = send
  }

  /** Starts to listen: whatever is printed before does not belong to a run. */
  begin(): void {
    this.#waiting = { stdout: [], stderr: [] }
    this.#bytesLeft = MAX_OUTPUT_BYTES
    this.#messagesLeft = MOST_MESSAGES
    this.isTooMuch = false
  }

  /** @returns how many bytes were taken, as Pyodide asks for */
  write(stream: Stream, bytes: Uint8Array): number {
    const kept = bytes.subarray(0, this.#bytesLeft)
    this.#bytesLeft -= kept.length
    if (kept.length < bytes.length) this.isTooMuch = true
    for (const byte of kept) this.#waiting[stream].push(byte)
    if (this.#messagesLeft > 0 && kept.at(-1) === NEW_LINE) {
      this.#messagesLeft -= 1
      this.#flush(stream)
    }
    return bytes.length
  }

  end(): void {
    for (const stream of streams) this.#flush(stream)
    this.#bytesLeft = 0
  }

  #flush(stream: Stream): void {
    const bytes = Uint8Array.from(this.#waiting[stream])
    this.#waiting[stream] = []
    if (bytes.length > 0) this.#send(stream, bytes)
  }
}

/** What a run printed, put together from the messages of its interpreter. */
export class Printed {
  readonly #parts: Record<Stream, Uint8Array[]> = { stdout: [], stderr: [] }

  add(stream: Stream, bytes: Uint8Array): void {
    this.#parts[stream].push(bytes)
  }

  text(stream: Stream): string {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
    const texts = this.#parts[stream].map((bytes) => decoder.decode(bytes, { stream: true }))
    return texts.join('') + decoder.decode()
  }
}
