/** The files of Python for the browser, see sandbox/browser-files.ts. */
const sandboxFiles = '/sandbox/:version/:file'
/** Compressed copies stand in a folder of this name. Browsers ask for Brotli on secure connections alone. */
const encodings = ['br', 'gzip']
/** What a request says that takes an encoding, and none that is better. */
const takes = (encoding) => ({
  has: [{ type: 'header', key: 'accept-encoding', value: `.*\\b${encoding}\\b.*` }],
  missing: encoding === 'br' ? [] : [{ type: 'header', key: 'accept-encoding', value: '.*\\bbr\\b.*' }],
})
/** Named by scripts/build-app.ts after all that goes into the build. */
const buildId = process.env.BUILD_ID ?? 'development'
/** While developing nothing is compressed. */
const compressed = process.env.NODE_ENV === 'development' ? [] : encodings

/** @type {import('next').NextConfig} */
export default {
  generateBuildId: () => buildId,
  env: { BUILD_ID: buildId },
  poweredByHeader: false,
  // The server in front of Next does it, see server/http/http-server.ts.
  compress: false,
  // Packages with native code or optional parts, which the bundler must leave alone.
  serverExternalPackages: ['better-sqlite3', '@node-rs/argon2', 'nodemailer', 'pg'],
  // Those that every response has stand in server/http/security-headers.ts.
  headers: () => [
    {
      source: '/_next/static/service-worker/:file',
      // It only fetches from the app itself. Next lets browsers ask each time whether there is a new one.
      headers: [
        {
          key: 'Content-Security-Policy',
          value: "default-src 'none'; script-src 'self'; connect-src 'self'",
        },
      ],
    },
    {
      source: sandboxFiles,
      headers: [
        // The address changes with the content.
        { key: 'Cache-Control', value: 'public, max-age=31536000, immutable' },
        { key: 'Vary', value: 'Accept-Encoding' },
        // What the worker may do: compile Python's WebAssembly, and load its own parts.
        {
          key: 'Content-Security-Policy',
          value: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
        },
      ],
    },
    ...compressed.map((encoding) => ({
      source: sandboxFiles,
      ...takes(encoding),
      headers: [{ key: 'Content-Encoding', value: encoding }],
    })),
  ],
  rewrites: () => ({
    beforeFiles: [
      // TypeScript leaves out folders whose names start with a dot.
      { source: '/.well-known/security.txt', destination: '/security.txt' },
      ...compressed.map((encoding) => ({
        source: sandboxFiles,
        ...takes(encoding),
        destination: `/sandbox/:version/${encoding}/:file`,
      })),
    ],
  }),
  // `npm run check` looks at types with our own settings, for the whole tree.
  typescript: { ignoreBuildErrors: true },
}
