import type { messagesIn } from '#messages/all-messages'
import type { Texts } from '#messages/texts'

export type Rooms = (typeof messagesIn)['en']
/** A part of the app that has texts of its own. */
export type Room = keyof Rooms

/** The texts of a room, where a function takes them from its caller. */
export type TextsOf<Name extends Room> = Texts<Rooms[Name]>
