import { python } from '#tests/sandbox/shared'

/** What one rule must do: what its believer sees in one program, and programs that are none of its business. */
export interface RuleCase {
  /** A program in which the belief makes a difference. */
  applies: string
  /** Lines that the program reads. */
  input?: string[]
  /** What the believer sees: printed lines joined with " / ", and the type of an error that ends the program. */
  believer: string
  /** The changed program as it may be shown has this in it; left out where there is none to show. */
  shown?: string
  /** Programs to which the rule must not apply, by the reason. */
  not: Record<string, string>
}

/** Cases by the names of their rules. */
export type RuleCases = Record<string, RuleCase>

const indented = (body: string) => body.replace(/^(?=.)/gm, '    ')

/** A program whose `main` has this body; `work` tells when it starts and ends, and gives its name. */
export const inMain = (body: string) => python`
import asyncio, contextvars, time
async def work(name, seconds=0):
    print(name, "in")
    await asyncio.sleep(seconds)
    print(name, "out")
    return name
async def main():
${indented(body.replace(/^\n/, ''))}
asyncio.run(main())
`
