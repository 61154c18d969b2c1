import { createHash } from 'node:crypto'
import { messagesIn } from '#messages/all-messages'
import { isOffered, languages, type Language } from '#domain/interface-language'
import type { Room } from '#messages/rooms'
import type { SentRoom } from '#messages/sent-room'
import { compiledRoom } from '#messages/texts-in'

/** Texts of a room in a language, as a file of the build. */
interface RoomFile {
  /** Its path below the folder of static files. It changes with the texts, so that browsers may keep the file for ever. */
  path: string
  json: string
}

const made = new Map<string, RoomFile>()

function roomFile(language: Language, room: Room): RoomFile {
  const key = `${language} ${room}`
  const known = made.get(key)
  if (known !== undefined) return known
  const json = JSON.stringify(compiledRoom(language, room))
  const version = createHash('sha256').update(json).digest('hex').slice(0, 12)
  const file = { path: `texts/${language}/${room}.${version}.json`, json }
  made.set(key, file)
  return file
}

/** The files of all rooms in all languages that learners may choose. */
export const roomFiles = (): RoomFile[] =>
  languages.flatMap((language) =>
    (Object.keys(messagesIn[language]) as Room[]).map((room) => roomFile(language, room)),
  )

/** The texts of some rooms for the browser. Pseudo-languages have no files, and nothing has while developing. */
export const sentRooms = (language: Language, rooms: readonly Room[]): Partial<Record<Room, SentRoom>> => {
  const hasFiles = isOffered(language) && process.env.NODE_ENV === 'production'
  return Object.fromEntries(
    rooms.map((room) => {
      const { path, json } = roomFile(language, room)
      return [room, hasFiles ? `/_next/static/${path}` : json]
    }),
  )
}
