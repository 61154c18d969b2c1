'use server'

import { revalidatePath } from 'next/cache'
import { notFound } from 'next/navigation'
import { requireAuthor } from '#server/account/session'
import { resolveFlag } from '#server/cards/flag-item'
import { idSchema } from '#server/input-schemas'

/** Marks a flag as resolved. */
export async function resolveFlagAction(form: FormData): Promise<void> {
  const user = await requireAuthor()
  const flag = idSchema.safeParse(form.get('flag'))
  if (!flag.success) notFound()
  await resolveFlag(user, flag.data, new Date())
  revalidatePath('/author')
}
