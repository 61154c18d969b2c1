import { formulaHtml } from '#domain/formula/formula-html'

/** A formula within a text; what is no TeX is shown as it was written. */
export function Formula({ tex }: { tex: string }) {
  const math = formulaHtml(tex, false)
  return math === null ? `$${tex}$` : <span dangerouslySetInnerHTML={{ __html: math }} />
}
