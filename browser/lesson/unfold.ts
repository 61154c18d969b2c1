/**
 * Shows what tells the output of a program, and which is hidden until a reader has predicted it.
 *
 * @param within something in the place below the program's code block
 * @returns what follows, which can take the focus; null if nothing was hidden
 */
export function unfold(within: Element | null): HTMLElement | null {
  const place = within?.closest('[data-folds]')
  const told = place?.nextElementSibling
  place?.removeAttribute('data-folds')
  if (!(told instanceof HTMLElement)) return null
  told.tabIndex = -1
  return told
}

/** Shows a block of a lesson that tells the output of a program, if it is hidden. */
export function unfoldAround(lesson: Element, block: Element): void {
  for (const place of lesson.querySelectorAll('[data-folds]')) {
    const next = place.nextElementSibling
    if (next?.contains(block) === true || next?.nextElementSibling?.contains(block) === true) unfold(place)
  }
}
