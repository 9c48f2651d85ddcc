import { expect, it } from 'vitest'
import { quotableIn } from './quotable.ts'

it('whole sentences of a page can be quoted; menus, headings and what is said twice cannot', () => {
  const text = [
    'Home  About  Contact',
    'Turn the heap when it drops below forty degrees, not by the calendar. It is warm.  Never add ash from coal fires to a heap that you eat from!',
    'Turn the heap when it drops below forty degrees, not by the calendar.',
  ].join('\n')
  expect(quotableIn(text)).toEqual([
    'Turn the heap when it drops below forty degrees, not by the calendar.',
    'Never add ash from coal fires to a heap that you eat from!',
  ])
})
