import { describe, expect, it } from 'vitest'
import { namedIn } from './named-in.ts'

const about = { domain: 'soil.example', clientDomain: 'fernhill.example' }

describe('the pages that a reply names', () => {
  it.each([
    ['It is live: https://soil.example/resources.', ['https://soil.example/resources']],
    ['See soil.example/links (near the end)', ['https://soil.example/links']],
    ['I put https://fernhill.example/guide there.', []],
    ['Done!\n\nhttps://soil.example/a\nhttps://soil.example/', ['https://soil.example/a']],
    ['On our home page: https://soil.example', ['https://soil.example/']],
    ['We also have https://blog.example/x and https://blog.example/', ['https://blog.example/x']],
    ['https://www.linkedin.com/in/ines https://calendly.com/ines/15', []],
    [
      'https://other.example/1 https://soil.example/2 https://soil.example/3 https://soil.example/4 https://soil.example/5',
      ['https://soil.example/2', 'https://soil.example/3', 'https://soil.example/4'],
    ],
    ['No address at all.', []],
  ])('%s', (text, pages) => {
    expect(namedIn(text, about)).toEqual(pages)
  })
})
