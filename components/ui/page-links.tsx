import { ButtonLink } from '#components/ui/button-link'

interface PageLinksProps {
  /** The present page, from 1. */
  page: number
  pages: number
  hrefOf: (page: number) => string
  text: {
    pages: string
    page: (values: { page: number; pages: number }) => string
    previous: string
    next: string
  }
  className?: string
}

/** Links to the previous and the next page of a list; nothing if there is only one page. */
export function PageLinks({ page, pages, hrefOf, text, className = '' }: PageLinksProps) {
  if (pages === 1) return null
  return (
    <nav aria-label={text.pages} className={`flex flex-wrap items-center justify-between gap-3 ${className}`}>
      {page > 1 ? (
        <ButtonLink href={hrefOf(page - 1)} rel="prev" look="secondary">
          {text.previous}
        </ButtonLink>
      ) : (
        <span />
      )}
      <span className="text-sm text-muted">{text.page({ page, pages })}</span>
      {page < pages ? (
        <ButtonLink href={hrefOf(page + 1)} rel="next" look="secondary">
          {text.next}
        </ButtonLink>
      ) : (
        <span />
      )}
    </nav>
  )
}
