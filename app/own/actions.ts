'use server'

import { revalidatePath } from 'next/cache'
import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { deckPath } from '#browser/paths'
import type { CardOutcome } from '#components/own/card-form'
import type { DeckOutcome } from '#components/own/deck-form'
import { deckTitleSchema, ownCardSchema } from '#domain/own/own-card'
import { requireUserId } from '#server/account/session'
import { idSchema } from '#server/input-schemas'
import { addCard, deleteCard, editCard, FullDeckError } from '#server/own/own-cards'
import { ownCardFace } from '#server/own/own-card-face'
import { createDeck, deleteDeck, NotOwnError, renameDeck, TooManyDecksError } from '#server/own/own-decks'

/** A card of a deck; without the id of a card, a new one. */
const placeSchema = z.object({ deckId: idSchema, cardId: idSchema.nullable() })

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** What is not the learner's is not there. */
async function ofOwner<Result>(change: () => Promise<Result>): Promise<Result> {
  try {
    return await change()
  } catch (error) {
    if (error instanceof NotOwnError) notFound()
    throw error
  }
}

const idOf = (given: unknown): string => {
  const { data, success } = idSchema.safeParse(given)
  if (!success) notFound()
  return data
}

/** Creates a deck and opens it. */
export async function createDeckAction(_before: DeckOutcome | null, form: FormData): Promise<DeckOutcome> {
  const userId = await requireUserId()
  const title = deckTitleSchema.safeParse(textOf(form, 'title'))
  if (!title.success) return { kind: 'refused', problem: 'title' }
  let id: string
  try {
    id = await createDeck(userId, title.data, new Date())
  } catch (error) {
    if (error instanceof TooManyDecksError) return { kind: 'refused', problem: 'many' }
    throw error
  }
  revalidatePath('/own')
  redirect(deckPath(id))
}

/** Renames a deck. */
export async function renameDeckAction(
  deckId: unknown,
  _before: DeckOutcome | null,
  form: FormData,
): Promise<DeckOutcome> {
  const userId = await requireUserId()
  const title = deckTitleSchema.safeParse(textOf(form, 'title'))
  if (!title.success) return { kind: 'refused', problem: 'title' }
  await ofOwner(() => renameDeck(userId, idOf(deckId), title.data))
  revalidatePath('/own', 'layout')
  return { kind: 'saved' }
}

/** Deletes a deck with its cards. */
export async function deleteDeckAction(deckId: unknown): Promise<void> {
  const userId = await requireUserId()
  await ofOwner(() => deleteDeck(userId, idOf(deckId), new Date()))
  revalidatePath('/own', 'layout')
  redirect('/own')
}

/** Adds a card to a deck, or with the id of a card changes that. */
export async function saveCardAction(
  place: unknown,
  _before: CardOutcome | null,
  form: FormData,
): Promise<CardOutcome> {
  const userId = await requireUserId()
  const { deckId, cardId } = placeOf(place)
  const typed = { front: textOf(form, 'front'), back: textOf(form, 'back'), tags: textOf(form, 'tags') }
  const parsed = ownCardSchema.safeParse(typed)
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path: [field] }) => String(field))
    return { kind: 'refused', fields, typed }
  }
  const face = ownCardFace(parsed.data)
  if (face === null) return { kind: 'refused', fields: ['complex'], typed }
  const card = { face, tags: parsed.data.tags }
  try {
    await ofOwner<unknown>(() =>
      cardId === null
        ? addCard(userId, deckId, card, new Date())
        : editCard(userId, cardId, card, new Date()),
    )
  } catch (error) {
    if (error instanceof FullDeckError) return { kind: 'refused', fields: ['full'], typed }
    throw error
  }
  revalidatePath('/own', 'layout')
  if (cardId !== null) redirect(deckPath(deckId))
  return { kind: 'saved', front: face.prompt }
}

function placeOf(place: unknown): { deckId: string; cardId: string | null } {
  const parsed = placeSchema.safeParse(place)
  if (!parsed.success) notFound()
  return parsed.data
}

/** Deletes a card. */
export async function deleteCardAction(place: unknown): Promise<void> {
  const userId = await requireUserId()
  const { deckId, cardId } = placeOf(place)
  await ofOwner(() => deleteCard(userId, idOf(cardId), new Date()))
  revalidatePath('/own', 'layout')
  redirect(deckPath(deckId))
}
