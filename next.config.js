/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  // Packages with native code, which the bundler must leave alone.
  serverExternalPackages: ['better-sqlite3', '@prisma/adapter-better-sqlite3', '@node-rs/argon2'],
  headers: () => [
    {
      source: '/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Referrer-Policy', value: 'same-origin' },
        { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=()' },
      ],
    },
  ],
  // `npm run check` looks at types with our own settings, for the whole tree.
  typescript: { ignoreBuildErrors: true },
}
