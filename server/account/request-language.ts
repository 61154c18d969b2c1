import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { chooseLanguage, type Language } from '#domain/interface-language'
import { languageCookie } from '#server/account/cookies'
import { currentUser } from '#server/account/session'
import { settings } from '#server/settings'

/** The language in which this request is answered, decided once. */
export const requestLanguage = cache(async (): Promise<Language> => {
  const user = await currentUser()
  return chooseLanguage(
    {
      setting: user?.language ?? null,
      cookie: (await cookies()).get(languageCookie().name)?.value ?? null,
      accepted: (await headers()).get('accept-language'),
    },
    settings().hasPseudoLanguages,
  )
})
