import { describe, expect, it } from 'vitest'
import { countryWarnings, ruleFor } from './country-rules.ts'

const at = (email: string | null, domain = 'site.example', timeZone: string | null = null) => ({
  email,
  domain,
  timeZone,
})

describe('what a country asks of a first mail', () => {
  it.each([
    ['Germany', 'consent', at('ines@blog.de')],
    ['Germany', 'consent', at('ines@gmail.com', 'blog.de')],
    ['Germany', 'consent', at('ines@blog.com', 'blog.com', 'Europe/Berlin')],
    ['Austria', 'consent', at('ines@blog.de', 'blog.de', 'Europe/Vienna')],
    ['the United Kingdom', 'some', at('ines@blog.co.uk', 'blog.co.uk')],
    ['France', 'inform', at(null, 'blog.fr')],
    ['the United States', 'inform', at('ines@blog.com', 'blog.com', 'America/New_York')],
  ])('%s: %s', (country, asks, person) => {
    expect(ruleFor(person)).toMatchObject({ country, asks })
  })

  it('is not guessed from a name that lies anywhere', () => {
    expect(ruleFor(at('ines@blog.com', 'blog.com'))).toBeNull()
    expect(ruleFor(at(null, 'blog.io', 'Asia/Tokyo'))).toBeNull()
  })

  it('is counted for many: who wants consent first, who only wants to be told not at all', () => {
    const people = [at('a@x.de'), at('b@y.de'), at('c@z.co.uk'), at('d@z.es'), at('e@z.fr'), at('f@z.com')]
    const { warnings, unknown } = countryWarnings(people)
    expect(warnings.map(({ country, people: count }) => [country, count])).toEqual([
      ['Germany', 2],
      ['Spain', 1],
      ['the United Kingdom', 1],
    ])
    expect(unknown).toBe(1)
  })
})
