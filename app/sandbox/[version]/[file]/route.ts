import { browserFile } from '#server/sandbox/browser-files'

/** What the worker of the sandbox may do: compile Python's WebAssembly, and load its own parts. */
const workerPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"

/** The files of Python for the browser. Their address changes with their content, so they may be kept for ever. */
export async function GET(request: Request, { params }: RouteContext<'/sandbox/[version]/[file]'>) {
  const { version, file } = await params
  const acceptsBrotli = /\bbr\b/.test(request.headers.get('Accept-Encoding') ?? '')
  const found = await browserFile(version, file, acceptsBrotli)
  if (found === null) return new Response(null, { status: 404 })
  return new Response(found.open(), {
    headers: {
      'Content-Type': found.type,
      'Content-Length': String(found.bytes),
      // A compressed response tells a page nothing of the size that its progress is measured by.
      'X-Unpacked-Length': String(found.unpackedBytes),
      'Cache-Control': 'public, max-age=31536000, immutable, no-transform',
      Vary: 'Accept-Encoding',
      'Content-Security-Policy': workerPolicy,
      ...(found.encoding === null ? {} : { 'Content-Encoding': found.encoding }),
    },
  })
}
