import { isOffered, type Language } from '#domain/interface-language'
import { database } from '#server/database/database'

/**
 * Keeps the language in which somebody has signed up as their setting: mails are written where no browser says one.
 * Pseudo-languages are not kept.
 */
export async function keepLanguage(userId: string, language: Language): Promise<void> {
  if (!isOffered(language)) return
  await database.writeOf(userId, (db) =>
    db.updateTable('Settings').set({ language }).where('userId', '=', userId).execute(),
  )
}
