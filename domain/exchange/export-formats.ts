/** Formats of exported lessons, with the ends of their file names and their media types. */
export const exportFormats = {
  anki: { extension: 'apkg', mediaType: 'application/octet-stream' },
  gift: { extension: 'gift.txt', mediaType: 'text/plain; charset=utf-8' },
  moodle: { extension: 'moodle.xml', mediaType: 'application/xml; charset=utf-8' },
  qti: { extension: 'qti.zip', mediaType: 'application/zip' },
  json: { extension: 'json', mediaType: 'application/json; charset=utf-8' },
} as const
export type ExportFormat = keyof typeof exportFormats

export const exportFormatNames = Object.keys(exportFormats) as [ExportFormat, ...ExportFormat[]]
