import type { ComponentType, ReactNode } from 'react'
import { TextsProvider } from '#components/texts/texts-provider'
import type { Room } from '#messages/rooms'
import { writtenRooms } from '#messages/texts-in'
import { requestLanguage } from '#server/account/request-language'

/** Sends texts to the Client Components within. */
export async function BringTexts({ of, children }: { of: readonly Room[]; children: ReactNode }) {
  const language = await requestLanguage()
  return (
    <TextsProvider language={language} rooms={writtenRooms(language, of)}>
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
