import type { ReactNode } from 'react'
import { useTexts } from '#texts'

/** The legend of the picture; what is said of locks only if the program has some. */
export function Legend({ hasLocks }: { hasLocks: boolean }) {
  const text = useTexts('timeline')
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-[13px] text-muted print:hidden">
      <Mark name={text.legend.runs}>
        <rect x={1} y={2} width={22} height={12} rx={3} className="fill-accent" />
      </Mark>
      <Mark name={text.legend.waits}>
        <rect x={1} y={3} width={22} height={10} rx={5} className="fill-surface stroke-line-strong" />
      </Mark>
      <Mark name={text.legend.ready}>
        <line x1={1} x2={23} y1={8} y2={8} strokeWidth={3} strokeDasharray="3 3" className="stroke-accent" />
      </Mark>
      <Mark name={text.legend.woken}>
        <path d="M9 4l6 4l-6 4z" className="fill-ink" />
      </Mark>
      <Mark name={text.legend.blocks}>
        <rect
          x={2}
          y={3}
          width={20}
          height={10}
          rx={3}
          strokeWidth={2}
          strokeDasharray="4 2"
          className="fill-bad stroke-ink"
        />
      </Mark>
      {hasLocks ? (
        <>
          <Mark name={text.legend.holds}>
            <rect x={1} y={7} width={22} height={3} rx={1} className="fill-ink" />
          </Mark>
          <Mark name={text.legend.waitsFor}>
            <path
              d="M8 4h8q7 4 0 8h-8"
              fill="none"
              strokeWidth={1.5}
              strokeDasharray="4 3"
              className="stroke-ink"
            />
            <path d="M8 8l-6 4l6 3z" className="fill-ink" />
          </Mark>
          <Mark name={text.legend.circle}>
            <path d="M8 4h8q7 4 0 8h-8" fill="none" strokeWidth={2.5} className="stroke-bad" />
            <path d="M8 8l-6 4l6 3z" className="fill-bad" />
          </Mark>
        </>
      ) : null}
      <Mark name={text.ends.returned}>
        <circle cx={12} cy={8} r={4} className="fill-good" />
      </Mark>
      <Mark name={text.ends.raised}>
        <path d="M8 3l9 10m0 -10l-9 10" strokeWidth={2.5} className="stroke-bad" />
      </Mark>
      <Mark name={text.ends.cancelled}>
        <g strokeWidth={2} className="fill-surface stroke-muted">
          <circle cx={12} cy={8} r={5} />
          <path d="M8.5 11.5l7 -7" />
        </g>
      </Mark>
    </ul>
  )
}

function Mark({ name, children }: { name: string; children: ReactNode }) {
  return (
    <li className="flex items-center gap-1.5">
      <svg width={24} height={16} aria-hidden="true">
        {children}
      </svg>
      {name}
    </li>
  )
}
