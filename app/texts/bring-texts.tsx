import type { ComponentType, ReactNode } from 'react'
import { TextsProvider } from '#components/texts/texts-provider'
import type { Room } from '#messages/rooms'
import { requestLanguage } from '#server/account/request-language'
import { sentRooms } from '#app/texts/room-files'

/** Gives the Client Components within the texts of rooms. */
export async function BringTexts({ of, children }: { of: readonly Room[]; children: ReactNode }) {
  const language = await requestLanguage()
  return (
    <TextsProvider language={language} rooms={sentRooms(language, of)}>
      {children}
    </TextsProvider>
  )
}

/** A page with the texts that its Client Components need besides those of the layout, and no others. */
export const withTexts = <Props extends object>(rooms: readonly Room[], Page: ComponentType<Props>) =>
  function PageWithTexts(props: Props) {
    return (
      <BringTexts of={rooms}>
        <Page {...props} />
      </BringTexts>
    )
  }
