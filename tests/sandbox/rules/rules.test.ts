import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { asyncioMisconceptions } from '#domain/items/common-misconceptions/asyncio'
import { pythonMisconceptions } from '#domain/items/common-misconceptions/python'
import { cancelRules } from '#tests/sandbox/rules/cancel'
import { controlRules } from '#tests/sandbox/rules/control'
import { coroutinesRules } from '#tests/sandbox/rules/coroutines'
import { functionsRules } from '#tests/sandbox/rules/functions'
import { gatherRules } from '#tests/sandbox/rules/gather'
import { iterationRules } from '#tests/sandbox/rules/iteration'
import { locksRules } from '#tests/sandbox/rules/locks'
import { loopRules } from '#tests/sandbox/rules/loop'
import { printingRules } from '#tests/sandbox/rules/printing'
import { pythonRules } from '#tests/sandbox/rules/python'
import { sequencesRules } from '#tests/sandbox/rules/sequences'
import { tasksRules } from '#tests/sandbox/rules/tasks'
import { timeRules } from '#tests/sandbox/rules/time'
import { valuesRules } from '#tests/sandbox/rules/values'
import type { RuleCases } from '#tests/sandbox/rules/rule-case'
import { sandboxForTests } from '#tests/sandbox/shared'

const cases: RuleCases = {
  ...coroutinesRules,
  ...timeRules,
  ...tasksRules,
  ...gatherRules,
  ...cancelRules,
  ...locksRules,
  ...loopRules,
  ...iterationRules,
  ...pythonRules,
  ...functionsRules,
  ...sequencesRules,
  ...controlRules,
  ...valuesRules,
  ...printingRules,
}

const commonMisconceptions = [...asyncioMisconceptions, ...pythonMisconceptions]

const sandbox = sandboxForTests()
const rewritesOf = async (source: string, rule: string) =>
  (await sandbox.rewrites({ source })).filter((rewrite) => rewrite.rule === rule)
const seen = ({ stdout, exception }: { stdout: string; exception: { type: string } | null }) =>
  [...stdout.trimEnd().split('\n').filter(Boolean), ...(exception ? [exception.type] : [])].join(' / ')

describe.each(Object.entries(cases))('%s', (rule, { applies, input = [], believer, shown, not }) => {
  it('shows what its believer sees', async () => {
    const [rewrite] = await rewritesOf(applies, rule)
    if (!rewrite) throw new Error('The rule does not apply.')
    const { record } = await sandbox.runWithMisconception({ source: applies, input }, rewrite)
    expect(seen(record)).toBe(believer)
    const real = await sandbox.play({ source: applies, input })
    expect(seen(real.record)).not.toBe(believer)
    if (shown === undefined) {
      expect(rewrite.source).toBeNull()
    } else {
      expect(rewrite.source).toContain(shown)
      const { record: again } = await sandbox.play({ source: rewrite.source ?? '' })
      expect(seen(again)).toBe(believer)
    }
  })

  it.each(Object.entries(not))('leaves %s alone', async (_, program) => {
    expect(await rewritesOf(program, rule)).toEqual([])
  })
})

describe('the rules', () => {
  const root = join(import.meta.dirname, '..', '..', '..')
  const textOf = (pattern: string) =>
    globSync(pattern, { cwd: root })
      .map((file) => readFileSync(join(root, file), 'utf8'))
      .join('\n')
  const rules = [...textOf('sandbox/python/rules_*.py').matchAll(/^@rule\("([^"]+)", "([^"]+)"\)/gm)]
  const followed = new Set(rules.map(([, , misconception = '']) => misconception))
  const known = commonMisconceptions.map(({ id }) => id)

  it('are all tested above', () => {
    expect(Object.keys(cases).sort()).toEqual(rules.map(([, name]) => name).sort())
  })

  it('follow misconceptions of the catalogue, all but one', () => {
    expect([...followed].filter((id) => !known.includes(id))).toEqual([])
    // When Python collects a task that nobody refers to is up to its garbage collector.
    expect(known.filter((id) => !followed.has(id))).toEqual(['M78'])
  })
})

describe('the catalogue', () => {
  it('has each misconception once, in words that end as sentences', () => {
    expect(new Set(commonMisconceptions.map(({ id }) => id)).size).toBe(commonMisconceptions.length)
    for (const { belief, truth, source } of commonMisconceptions) {
      expect(belief).toMatch(/[.?!]$/u)
      expect(truth).toMatch(/\.$/u)
      expect(source).toMatch(/^https:\/\//u)
    }
  })
})
