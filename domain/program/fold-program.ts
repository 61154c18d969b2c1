import type { SourceAnalysis } from '#domain/program/source-analysis'
import type { Trace } from '#domain/program/trace'

/** A program without the functions and classes that its run did not reach; itself if there are none. */
export function foldProgram(
  source: string,
  definitions: SourceAnalysis['definitions'],
  { steps }: Trace,
): string {
  const reached = new Set(steps.flatMap(({ lines }) => lines))
  const lines = source.split('\n')
  const isUnused = ({ name, first, last }: SourceAnalysis['definitions'][number]): boolean => {
    const others = [...lines.slice(0, first - 1), ...lines.slice(last)].join('\n')
    const isEntered = Array.from({ length: last - first }, (_, index) => first + 1 + index).some((line) =>
      reached.has(line),
    )
    return !isEntered && !new RegExp(`\\b${name}\\b`, 'u').test(others)
  }
  const unused = definitions.filter(isUnused)
  return lines
    .filter((_, index) => !unused.some(({ first, last }) => index + 1 >= first && index + 1 <= last))
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim()
}
