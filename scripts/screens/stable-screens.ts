import path from 'node:path'
import type { Page } from 'playwright'
import { root } from '../setup.mjs'
import type { Look } from './studio.ts'

interface StableScreen {
  address: string
  look: Look
  /** Whether somebody has to be signed in. */
  isOfLearner: boolean
}

/** Screens that hold nothing of lessons and of times, in fonts that come with the app. */
export const stableScreens: Readonly<Record<string, StableScreen>> = {
  'sign-in': { address: '/sign-in', look: 'desktop-light', isOfLearner: false },
  'not-found': { address: '/nowhere', look: 'phone-dark', isOfLearner: true },
  own: { address: '/own', look: 'phone-light', isOfLearner: true },
  playground: { address: '/play', look: 'desktop-dark', isOfLearner: true },
}

/** Where the picture is kept that a screen is compared with. */
export const goldenOf = (name: string): string => path.join(root, 'tests/golden/screens', `${name}.png`)

/** The picture of a page that is compared, once everything is in place: two in a row are the same. */
export async function stablePicture(page: Page): Promise<Buffer> {
  await page.evaluate(() => document.fonts.ready)
  let before: Buffer
  let now = await page.screenshot({ animations: 'disabled' })
  do {
    before = now
    now = await page.screenshot({ animations: 'disabled' })
  } while (!now.equals(before))
  return now
}

/** A larger share of different squares is a change that somebody has to look at. */
export const mostDifferent = 0.002

/**
 * The share of squares of 8 by 8 pixels whose mean colour is not nearly the same in two pictures; 1 if they differ in size.
 * The mean leaves out how another version of a browser smooths the edges of letters, but shows what moved or changed colour.
 *
 * @param page any page, in which the pictures are compared
 */
export function shareOfDifference(page: Page, before: Buffer, after: Buffer): Promise<number> {
  return page.evaluate(
    async ([one, other]) => {
      const square = 8
      const tolerance = 16
      const pixelsOf = async (base64: string) => {
        const blob = new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))])
        const image = await createImageBitmap(blob)
        const { width, height } = image
        const canvas = new OffscreenCanvas(width, height).getContext('2d')
        if (canvas === null) throw new Error('There is no canvas.')
        canvas.drawImage(image, 0, 0)
        return { width, height, data: canvas.getImageData(0, 0, width, height).data }
      }
      const [a, b] = [await pixelsOf(one), await pixelsOf(other)]
      if (a.width !== b.width || a.height !== b.height) return 1
      const [columns, rows] = [Math.ceil(a.width / square), Math.ceil(a.height / square)]
      const sums = [a, b].map(({ data, width, height }) => {
        const sum = new Float64Array(columns * rows * 3)
        for (let y = 0; y < height; y++) {
          for (let x = 0; x < width; x++) {
            const at = (Math.floor(y / square) * columns + Math.floor(x / square)) * 3
            for (let channel = 0; channel < 3; channel++) {
              sum[at + channel] = (sum[at + channel] ?? 0) + (data[(y * width + x) * 4 + channel] ?? 0)
            }
          }
        }
        return sum
      })
      let different = 0
      for (let place = 0; place < columns * rows; place++) {
        const differs = [0, 1, 2].some((channel) => {
          const at = place * 3 + channel
          const gap = Math.abs((sums[0]?.[at] ?? 0) - (sums[1]?.[at] ?? 0))
          return gap > tolerance * square * square
        })
        if (differs) different += 1
      }
      return different / (columns * rows)
    },
    [before.toString('base64'), after.toString('base64')] as const,
  )
}
