import type { TextsOf } from '#messages/rooms'

/** A browser and the system that it runs on, as far as they are known. */
export const deviceName = (
  { device, unknownDevice }: TextsOf<'my-account'>['sessions'],
  { browser, system }: { browser: string; system: string },
): string =>
  browser === '' || system === '' ? browser || system || unknownDevice : device({ browser, system })
