import { use } from 'react'
import { localeOf } from '#domain/interface-language'
import type { Room, Rooms } from '#messages/rooms'
import type { Texts } from '#messages/texts'
import { textsIn } from '#messages/texts-in'
import { requestLanguage } from '#server/account/request-language'

/** The texts of a room in the language of this request, for pages, actions and routes. */
export const texts = async <Name extends Room>(room: Name): Promise<Texts<Rooms[Name]>> =>
  textsIn(await requestLanguage(), room)

/** The same for Server Components that do not wait. In the browser it is components/texts/texts-provider.tsx. */
export const useTexts = <Name extends Room>(room: Name): Texts<Rooms[Name]> =>
  textsIn(use(requestLanguage()), room)

/** The locale by which dates, numbers and lists are written. */
export const useLocale = (): string => localeOf(use(requestLanguage()))

/** The same for whoever can wait. */
export const requestLocale = async (): Promise<string> => localeOf(await requestLanguage())
