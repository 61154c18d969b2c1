import { randomFrom } from '#domain/random/random-from'

const tones = 6
const laneTops = [9, 14.5, 20]
const [left, right] = [7, 25]

/** A number of the colours of courses, the same for a course everywhere. */
export function courseTone(courseId: string): number {
  return 1 + Math.floor(randomFrom(`course/${courseId}`)() * tones)
}

/** What stands for a course beside its name: a small timeline of its own, in its colour. */
export function CourseMark({ courseId, className = 'size-8' }: { courseId: string; className?: string }) {
  const random = randomFrom(`mark/${courseId}`)
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" data-course-tone={courseTone(courseId)} className={className}>
      <rect width="32" height="32" rx="8" className="fill-course-soft" />
      {laneTops.map((top) => {
        const from = left + Math.round(random() * 8)
        const width = 4 + Math.round(random() * (right - from - 4))
        return (
          <g key={top} className="fill-course">
            <rect x={left} y={top + 1} width={right - left} height="1" rx="0.5" opacity="0.45" />
            <rect x={from} y={top - 0.5} width={width} height="4" rx="1.5" />
          </g>
        )
      })}
    </svg>
  )
}
