import { createElement, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { TextsProvider } from '#components/texts/texts-provider'
import type { Language } from '#domain/interface-language'
import { messagesIn } from '#messages/all-messages'
import type { Room } from '#messages/rooms'
import { sentRooms } from '#app/texts/room-files'

const rooms = Object.keys(messagesIn.en) as Room[]

/** The HTML of an element, with the texts of a language. */
export const rendered = (element: ReactElement, language: Language = 'en'): string =>
  renderToStaticMarkup(
    createElement(TextsProvider, { language, rooms: sentRooms(language, rooms), children: element }),
  )
