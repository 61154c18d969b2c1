import { useEffect, type RefObject } from 'react'

/**
 * Single-key shortcuts of a page. Each control names its keys in `aria-keyshortcuts`, and pressing a key clicks the
 * control that names it, so a control that is absent or disabled has no shortcut. Keys that are typed into a field are
 * left alone, as are Space and Enter on a focused control.
 *
 * @param page the element whose controls have shortcuts
 */
export function useShortcutKeys(page: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return
      const target = event.target instanceof Element ? event.target : null
      if (target?.closest('input:not([type=radio]), textarea, select, dialog') != null) return
      const key = event.key === ' ' || event.key === 'Enter' ? 'Space' : event.key.toLowerCase()
      if (key === 'Space' && target?.closest('button, a, input, summary') != null) return
      const control = controlFor(key, target?.closest('[data-keys]') ?? null) ?? controlFor(key, page.current)
      if (control === null) return
      event.preventDefault()
      if (control instanceof HTMLInputElement) control.focus()
      control.click()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [page])
}

function controlFor(key: string, within: Element | null): HTMLElement | null {
  return (
    within?.querySelector<HTMLElement>(`[aria-keyshortcuts~="${CSS.escape(key)}"]:not(:disabled)`) ?? null
  )
}
