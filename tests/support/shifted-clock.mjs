// `node --import tests/support/shifted-clock.mjs` reads the milliseconds by which the clock is wrong from the file named
// by CLOCK_FILE, each time that somebody asks for the time.
import fs from 'node:fs'

const RealDate = Date
const shift = () => Number(fs.readFileSync(process.env.CLOCK_FILE, 'utf8'))
const now = () => RealDate.now() + shift()

globalThis.Date = new Proxy(RealDate, {
  construct: (target, values, self) =>
    Reflect.construct(target, values.length === 0 ? [now()] : values, self),
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
})
