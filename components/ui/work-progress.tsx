import { useId } from 'react'

interface WorkProgressProps {
  /** What is being done, and which share of it is, from 0 to 1, or null if that is not known; null if nothing is. */
  work: { words: string; share: number | null } | null
}

/** How far some work is: a bar for the eyes, and a few words now and then for a screen reader. */
export function WorkProgress({ work }: WorkProgressProps) {
  const id = useId()
  const percent = work === null || work.share === null ? null : Math.floor(work.share * 100)
  return (
    <>
      {work === null ? null : (
        <div className="grid gap-2">
          <p className="flex justify-between gap-3">
            <span id={id}>{work.words}</span>
            {percent === null ? null : (
              <span className="text-muted tabular-nums" aria-hidden>
                {percent} %
              </span>
            )}
          </p>
          <progress
            className="progress"
            aria-labelledby={id}
            max={100}
            {...(percent === null ? {} : { value: percent })}
          />
        </div>
      )}
      <p role="status" className="sr-only">
        {work === null ? '' : `${work.words} ${quarter(percent)}`}
      </p>
    </>
  )
}

/** Changes four times at most, as every change is read out. */
const quarter = (percent: number | null) =>
  percent === null || percent < 25 ? '' : `${Math.floor(percent / 25) * 25} %`
