import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright'

const root = path.resolve(import.meta.dirname, '..')

/** The shell has no windows to draw, and takes two thirds of the processor time of a whole Chromium. */
const defaultPlaces = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** A Chromium that is on this machine: the one named by CHROMIUM_PATH, the system's, or Playwright's. */
export function findChromium(): string | null {
  const named = process.env['CHROMIUM_PATH']
  const places = [...(named ? [named] : defaultPlaces), chromium.executablePath()]
  return places.find((place) => fs.existsSync(place)) ?? null
}

function run(command: string, args: string[]) {
  process.stderr.write(`$ ${command} ${args.join(' ')}\n`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync(command, args, { cwd: root, env, stdio: ['ignore', process.stderr, process.stderr] })
}

/**
 * A Chromium for the tests: one that is there, else Playwright's download, else Debian's package (as root).
 *
 * @throws Error that says what to do
 */
export function ensureChromium(): string {
  const isRoot = process.getuid?.() === 0
  const attempts = [
    () => run(process.execPath, ['node_modules/playwright/cli.js', 'install', '--no-shell', 'chromium']),
    () => {
      if (!isRoot || !fs.existsSync('/usr/bin/apt-get')) return
      run('apt-get', ['update', '-q'])
      run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium-headless-shell'])
    },
  ]
  for (const attempt of [() => undefined, ...attempts]) {
    attempt()
    const found = findChromium()
    if (found !== null) return found
  }
  throw new Error(
    'The browser tests need Chromium: install it (Debian, Ubuntu: sudo apt-get install chromium-headless-shell), or set CHROMIUM_PATH to one.',
  )
}
