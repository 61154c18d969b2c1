import type { ComponentProps } from 'react'

const looks = {
  primary: 'border-transparent bg-accent text-on-accent hover:bg-accent-hover',
  secondary: 'border-line-strong bg-surface text-ink hover:border-accent hover:text-accent',
} as const

/** Classes that make a button or a link look like a button. Paper has none: they cannot be pressed there. */
export function buttonClass(look: keyof typeof looks = 'primary'): string {
  return `relative inline-flex min-h-11 items-center justify-center gap-2 rounded-md border px-5 py-2 text-center font-[600] transition-colors disabled:opacity-60 print:hidden ${looks[look]}`
}

export function Button({
  look = 'primary',
  className = '',
  type = 'button',
  ...props
}: ComponentProps<'button'> & { look?: keyof typeof looks }) {
  return <button type={type} className={`${buttonClass(look)} ${className}`} {...props} />
}
