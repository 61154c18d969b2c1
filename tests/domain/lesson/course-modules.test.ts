import { expect, it } from 'vitest'
import { modulesNeededBy, modulesShownIn } from '#domain/lesson/course-modules'

const fence = (code: string, info = 'python') => `Text.\n\n\`\`\`${info}\n${code}\`\`\`\n`

it('finds the modules that lessons show by the names in their first comments, and keeps the first of two', () => {
  const lessons = [
    fence('# shapes.py\nSIDES = 4\n') + fence('print(1)\n'),
    fence('# file: src/sizes.py\nimport shapes\n', 'py title="sizes"'),
    fence('# shapes.py\nSIDES = 5\n'),
    fence('# shapes.py\n', 'text'),
  ]
  expect(modulesShownIn(lessons)).toEqual({
    shapes: '# shapes.py\nSIDES = 4\n',
    sizes: '# file: src/sizes.py\nimport shapes\n',
  })
})

it('leaves the modules of Python to Python', () => {
  expect(modulesShownIn([fence('# queue.py\nitems = []\n')])).toEqual({})
})

it('gives a lesson what it imports, and what that imports, and nothing else', () => {
  const modules = { shapes: 'SIDES = 4\n', sizes: 'from shapes import SIDES\n', other: 'import sizes\n' }
  expect(modulesNeededBy(fence('import sizes\n'), modules)).toEqual({
    sizes: modules.sizes,
    shapes: modules.shapes,
  })
  expect(modulesNeededBy(fence('>>> import shapes\n', 'pycon'), modules)).toEqual({ shapes: modules.shapes })
  expect(modulesNeededBy('We import nothing: constructor, sizes.\n', modules)).toEqual({})
})
