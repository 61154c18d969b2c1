// `npm run icons` draws the pictures that devices and other sites show of the app, from app/icon.svg: three tasks on a
// timeline, of which the first goes on where it was. Needs Chromium; the pictures are committed.
import fs from 'node:fs'
import path from 'node:path'
import { chromium, type Browser } from 'playwright'
import shellMessages from '#messages/en/shell'
import { ensureChromium } from './chromium.ts'
import { root } from './setup.mjs'

const icon = fs.readFileSync(path.join(root, 'app/icon.svg'), 'utf8')
/** Without its corners, and smaller: systems cut the picture to a shape of theirs, at least the inner 80 % remain. */
const uncut = icon
  .replace(' rx="8"', '')
  .replace('<g ', '<g transform="translate(16 16) scale(0.8) translate(-16 -16)" ')

const font = (name: string) => {
  const folder = 'node_modules/@fontsource-variable/atkinson-hyperlegible-next/files'
  return fs.readFileSync(path.join(root, folder, name)).toString('base64')
}

const social = `
  <style>
    @font-face {
      font-family: Next;
      font-weight: 200 800;
      src: url(data:font/woff2;base64,${font('atkinson-hyperlegible-next-latin-wght-normal.woff2')});
    }
    body { margin: 0; width: 1200px; height: 630px; background: #0f141a; color: #f0eee8; font-family: Next; position: relative }
    h1 { position: absolute; left: 80px; top: 64px; margin: 0; font-size: 84px; font-weight: 700 }
    p { position: absolute; left: 80px; top: 176px; margin: 0; width: 1040px; font-size: 34px; line-height: 1.35; color: #b3b8c0 }
    svg { position: absolute; left: 0; bottom: 0 }
  </style>
  <h1>${shellMessages.name}</h1>
  <p>${shellMessages.description}</p>
  <svg width="1200" height="290" fill="none" stroke-linecap="round">
    <path d="M80 60h1040M80 145h1040M80 230h1040" stroke="#2a3542" stroke-width="4" />
    <path d="M330 20v250M560 20v250M770 20v250" stroke="#2a3542" stroke-width="3" stroke-dasharray="2 12" />
    <path d="M80 60h230" stroke="#f0eee8" stroke-width="26" />
    <path d="M350 145h190M580 230h170" stroke="#6fb4e4" stroke-width="26" />
    <path d="M790 60h330" stroke="#f0eee8" stroke-width="26" />
  </svg>`

async function draw(browser: Browser, file: string, width: number, height: number, html: string) {
  const page = await browser.newPage({ viewport: { width, height } })
  await page.setContent(`<style>body { margin: 0 } body > svg:only-of-type { display: block }</style>${html}`)
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: path.join(root, 'app', file), omitBackground: true })
  await page.close()
}

const browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox'] })
const sized = (svg: string, size: number) => svg.replace('<svg ', `<svg width="${size}" height="${size}" `)
for (const size of [192, 512]) await draw(browser, `icons/any-${size}.png`, size, size, sized(icon, size))
await draw(browser, 'icons/maskable-512.png', 512, 512, sized(uncut, 512))
await draw(browser, 'apple-icon.png', 180, 180, sized(uncut, 180))
await draw(browser, 'social-picture.png', 1200, 630, social)
await browser.close()
