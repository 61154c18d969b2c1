/** What a learner recognises a browser by: words of a short list, empty where it is not one of these. */
export interface Device {
  browser: string
  system: string
}

/** Earlier rows first: Edge also calls itself Chrome, Chrome calls itself Safari, and phones name the system they are made from. */
const browsers = [
  ['Edge', /\bEdgA?(?:iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|Chromium|CriOS|HeadlessChrome)\//],
  ['Safari', /\bVersion\/[\d.]+ .*\bSafari\//],
] as const
const systems = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac(?:intosh| OS X)\b/],
  ['Linux', /\bLinux\b/],
] as const

/** Longer than any browser sends; the rest of a longer one is not looked at. */
const maxLength = 500

/** The browser and the system that a `User-Agent` names. Nothing else of it is kept. */
export function deviceOf(userAgent: string | null): Device {
  const text = (userAgent ?? '').slice(0, maxLength)
  const named = (names: readonly (readonly [string, RegExp])[]) =>
    names.find(([, pattern]) => pattern.test(text))?.[0] ?? ''
  return { browser: named(browsers), system: named(systems) }
}
