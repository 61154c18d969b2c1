'use client'

import { useEffect, type RefObject } from 'react'

/**
 * The keys of a page without modifiers. Each control names its keys in `aria-keyshortcuts`, and a key presses the control
 * that names it: what is not on the page, or cannot be pressed, has no key. While somebody types, the keys
 * are theirs; Space and Enter are those of the control with the focus.
 */
export function useShortcutKeys(room: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return
      const target = event.target instanceof Element ? event.target : null
      if (target?.closest('input:not([type=radio]), textarea, select, dialog') != null) return
      const key = event.key === ' ' || event.key === 'Enter' ? 'Space' : event.key.toLowerCase()
      if (key === 'Space' && target?.closest('button, a, input, summary') != null) return
      const control = controlFor(key, target?.closest('[data-keys]') ?? null) ?? controlFor(key, room.current)
      if (control === null) return
      event.preventDefault()
      if (control instanceof HTMLInputElement) control.focus()
      control.click()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [room])
}

function controlFor(key: string, within: Element | null): HTMLElement | null {
  return (
    within?.querySelector<HTMLElement>(`[aria-keyshortcuts~="${CSS.escape(key)}"]:not(:disabled)`) ?? null
  )
}
