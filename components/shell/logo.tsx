/** The logo, as in app/icon.svg: three tasks on a timeline, of which the first goes on where it was. */
export function Logo() {
  return (
    <svg viewBox="0 0 32 32" className="size-8" aria-hidden="true" fill="none" strokeLinecap="round">
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <g className="stroke-on-accent">
        <path d="M7 9h18M7 16h18M7 23h18" strokeWidth="1.5" opacity="0.3" />
        <path d="M7 9h4.5M23 9h2" strokeWidth="4.5" />
        <path d="M13 16h4M18.5 23h3" strokeWidth="4.5" opacity="0.7" />
      </g>
    </svg>
  )
}
