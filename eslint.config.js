import prettier from 'eslint-config-prettier'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

// The layout of docs/decisions/0001-layout.md: imports run in one direction, and each big library has one door.

const folder = (...names) => `^#(${names.join('|')})/`

/** What each room may not import. */
const rooms = {
  domain: [
    {
      regex: folder('app', 'browser', 'components', 'messages', 'sandbox', 'server', 'prisma'),
      message: 'domain/ imports nothing of ours.',
    },
    { regex: '^(node:(?!crypto$)|next|react)', message: 'domain/ is pure.' },
  ],
  sandbox: [
    {
      regex: folder('app', 'browser', 'components', 'messages', 'server', 'prisma'),
      message: 'sandbox/ imports domain/ only.',
    },
  ],
  browser: [
    {
      regex: `${folder('app', 'components', 'messages', 'server', 'prisma')}|^#sandbox/(?!browser$)|^node:`,
      message: 'browser/ imports domain/ and sandbox/browser only; components/ put its results into words.',
    },
  ],
  components: [
    {
      regex: `${folder('app', 'server', 'prisma')}|^#sandbox/(?!browser$)|^node:`,
      message: 'components/ get data and actions as props.',
    },
    // A page would send the texts of others, and in one language.
    {
      regex: '^#messages/(en/|de/|(all-messages|compile|run-picture|texts-in)$)',
      message: 'Components find their texts by useTexts of #texts.',
    },
  ],
  server: [
    {
      regex: folder('app', 'browser', 'components', 'messages'),
      message: 'server/ does not know the interface.',
    },
  ],
  app: [{ regex: `${folder('prisma', 'sandbox')}`, message: 'app/ goes through server/.' }],
}

/** Which files alone may import a library; wider rooms before the narrower ones within them. */
const doors = [
  { library: '^(#prisma/database|kysely|async-mutex)$', files: ['server/**'] },
  { library: '^ts-fsrs$', files: ['domain/schedule/fsrs.ts'] },
  { library: '^(unified|remark-.*|rehype-.*|mdast-.*|hast-.*|lowlight|yaml)$', files: ['domain/lesson/**'] },
  { library: '^pyodide', files: ['sandbox/**'] },
  { library: '^better-sqlite3$', files: ['server/database/**'] },
  { library: '^@node-rs/argon2$', files: ['server/account/password.ts'] },
  { library: '^@zxcvbn-ts/', files: ['server/account/weak-password.ts'] },
  { library: '^next/link$', files: ['components/ui/link.tsx', 'components/ui/on-the-way.tsx'] },
  { library: '^prom-client$', files: ['server/metrics.ts', 'server/http/metrics-server.ts'] },
  { library: '^@dagrejs/', files: ['server/content/lay-out-graph.ts'] },
  { library: '^diff$', files: ['domain/program/align-lines.ts'] },
  {
    library: '^fflate$',
    files: [
      'server/archive/export-archive.ts',
      'server/exchange/anki-package.ts',
      'server/exchange/qti-package.ts',
    ],
  },
  { library: '^nodemailer$', files: ['server/mail/mailer.ts'] },
  { library: '^yauzl$', files: ['server/zip/read-zip.ts'] },
  { library: '^fsrs-browser$', files: ['server/optimiser/training-thread.ts'] },
]

const restrict = (patterns) => ({ 'no-restricted-imports': ['error', { patterns }] })
const doorPatterns = (isOpen) =>
  doors
    .filter((door) => !isOpen(door))
    .map(({ library, files }) => ({ regex: library, message: `Only ${files.join(', ')} may import this.` }))

const ambient = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Time is a parameter.',
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time is a parameter.' },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Randomness is a seed.',
  },
]
const tsxWithoutJsx = {
  selector: 'Program:not(:has(JSXElement, JSXFragment))',
  message: 'Code without JSX belongs in browser/, in a .ts file.',
}
const inlineStyle = {
  selector: "JSXAttribute[name.name='style']",
  message: 'The content security policy drops inline styles of pages: use classes, or attributes of an SVG.',
}
const literalText = {
  selector:
    'JSXText[value=/\\p{L}{2}/u], JSXAttribute[name.name=/^(alt|aria-label|label|placeholder|title)$/] > Literal[value=/\\p{L}{2}/u]',
  message: 'Texts belong in messages/, in every language.',
}
const useClient = {
  selector: "ExpressionStatement[directive='use client']",
  message: "'use client' belongs in components/.",
}

const sleep = {
  selector: "CallExpression[callee.name='setTimeout'], CallExpression[callee.property.name='waitForTimeout']",
  message: 'A sleep is too short on a busy machine and too long on any other: wait for what is expected.',
}
/** Reads once, where a page or a server may need another moment. `expect.poll` and `untilFound` read again. */
const once = (selector, message) => ({
  selector: `${selector}:not(CallExpression[callee.property.name='poll'] *, CallExpression[callee.name='untilFound'] *)`,
  message,
})
const readsOfPage =
  /^(allInnerTexts|allTextContents|boundingBox|content|evaluate|evaluateAll|getAttribute|innerHTML|innerText|inputValue|isChecked|isDisabled|isEditable|isEnabled|isHidden|isVisible|textContent|title)$/
const pageReadOnce =
  'This reads the page once: use an assertion that waits, such as `await expect(locator).toHaveText(…)`.'
const inBrowserTests = [
  sleep,
  {
    selector: "ImportDeclaration[source.value='vitest'] > ImportSpecifier[imported.name='expect']",
    message: 'Import expect from #tests/support/expect: it knows pages, and waits for them.',
  },
  once(`CallExpression[callee.property.name=${readsOfPage}]`, pageReadOnce),
  once('CallExpression[callee.property.name=/^(all|count)$/][arguments.length=0]', pageReadOnce),
  once(
    "CallExpression[callee.property.name='url']:not([callee.object.name=/^(request|response)$/])",
    pageReadOnce,
  ),
  once(
    'AwaitExpression > CallExpression[callee.object.object.name=/^(database|own)$/][callee.property.name=/^(count|findFirst|findMany|findUnique)$/]',
    'This reads the database once: use `await expect.poll(…)`, or `…OrThrow` for what is there before the test acts.',
  ),
  {
    selector: "CallExpression[callee.name='expect'] AwaitExpression",
    message:
      'This claims something about a single reading: use `await expect.poll(…)`, or an assertion about a locator.',
  },
]

export default tseslint.config(
  {
    ignores: [
      '.next/**',
      '.cache/**',
      '.runtime/**',
      'data/**',
      'prisma/generated/**',
      'public/**',
      'next-env.d.ts',
      'tests/fixtures/**',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.recommendedTypeChecked.map((config) => ({ ...config, files: ['**/*.{ts,tsx}'] })),
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-restricted-imports': 'off',
    },
  },
  { files: ['**/*.tsx', 'browser/**/*.ts'], ...reactHooks.configs.flat['recommended-latest'] },
  ...Object.entries(rooms).map(([room, patterns]) => ({
    files: [`${room}/**/*.{ts,tsx}`],
    rules: restrict([...patterns, ...doorPatterns(() => false)]),
  })),
  ...doors.map((door) => ({
    files: door.files,
    rules: restrict([
      ...rooms[door.files[0].split('/')[0]],
      ...doorPatterns(
        (other) => other === door || (other.files[0] === 'server/**' && door.files[0].startsWith('server/')),
      ),
    ]),
  })),
  {
    files: ['domain/**'],
    rules: {
      'no-restricted-syntax': ['error', ...ambient],
      'no-restricted-globals': ['error', 'fetch', 'process'],
    },
  },
  {
    files: ['components/**'],
    rules: { 'no-restricted-syntax': ['error', tsxWithoutJsx, inlineStyle, literalText] },
  },
  // It is for developers alone.
  {
    files: ['components/design/**'],
    rules: { 'no-restricted-syntax': ['error', tsxWithoutJsx, inlineStyle] },
  },
  {
    files: ['app/**'],
    ignores: ['app/**/error.tsx', 'app/global-error.tsx'],
    rules: { 'no-restricted-syntax': ['error', useClient, inlineStyle, literalText] },
  },
  { files: ['tests/**'], rules: { 'no-restricted-syntax': ['error', sleep] } },
  {
    files: ['tests/e2e/**', 'tests/support/{browser,expect,screen}.ts'],
    rules: { 'no-restricted-syntax': ['error', ...inBrowserTests] },
  },
  prettier,
)
