import { expect, test } from 'vitest'
import { breakableHtml, codePieces } from '#domain/lesson/code-break'
import { withBreakableNames } from '#domain/lesson/lesson-html'

test('a long name goes on after a dot or an underscore', () => {
  expect(codePieces('concurrent.futures.ProcessPoolExecutor')).toEqual([
    'concurrent.',
    'futures.',
    'ProcessPoolExecutor',
  ])
  expect(codePieces('loop.run_until_complete')).toEqual(['loop.', 'run_', 'until_', 'complete'])
})

test('a call goes on after its opening bracket', () => {
  expect(codePieces('gather(fetch(url), rows[0])')).toEqual(['gather(', 'fetch(', 'url), rows[', '0])'])
})

test.each([
  '10.25',
  'e.g. this',
  'x.y',
  '__name__',
  'print()',
  'I (as you) know it. So',
  '...',
  'is_',
  'see (a)',
])('%s stays together', (text) => {
  expect(codePieces(text)).toEqual([text])
})

test('between two tags, code may also be broken at the end', () => {
  expect(breakableHtml('print(')).toBe('print(<wbr>')
})

test('names in the text of a lesson may be broken, and programs keep their text', () => {
  const program = '<pre data-line="1"><code>os.<span>path</span></code></pre>'
  const image = '<img alt="> os.path" src="/a/os.path">'
  expect(withBreakableNames(`<p>The <code>os.path</code> of os.path.</p>${program}${image}`)).toBe(
    `<p>The <code>os.<wbr>path</code> of os.<wbr>path.</p>${program}${image}`,
  )
})
