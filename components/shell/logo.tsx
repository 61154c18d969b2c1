/** The logo: a line that goes out and comes back. */
export function Logo() {
  return (
    <svg
      viewBox="0 0 32 32"
      className="size-8"
      aria-hidden="true"
      fill="none"
      strokeWidth="3"
      strokeLinecap="round"
    >
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <path d="M7 11h15a5 5 0 0 1 0 10h-3" className="stroke-on-accent" />
      <path d="M21.5 17.5 18 21l3.5 3.500M7 21h5" className="stroke-on-accent" strokeLinejoin="round" />
    </svg>
  )
}
