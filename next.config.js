/** Named by scripts/build-app.ts after all that goes into the build. */
const buildId = process.env.BUILD_ID ?? 'development'

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
  ],
  rewrites: () => ({
    beforeFiles: [
      // TypeScript leaves out folders whose names start with a dot.
      { source: '/.well-known/security.txt', destination: '/security.txt' },
    ],
  }),
  // `npm run check` looks at types with our own settings, for the whole tree.
  typescript: { ignoreBuildErrors: true },
}
