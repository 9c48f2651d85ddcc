import { expect, test } from 'vitest'
import { namesAmong } from './brands.ts'

const PROJECT = { name: 'Client', domain: 'client.test' }

const CASES: [lines: string[], names: string[], sites: string[]][] = [
  [[], ['Client'], ['client.test']],
  [['Fernhill', 'St. Fernhill'], ['Fernhill', 'St. Fernhill'], ['client.test']],
  [['https://www.shop.test/'], ['Client'], ['client.test', 'shop.test']],
  [['Fernhill', 'client.test', 'Shop.Test'], ['Fernhill'], ['client.test', 'shop.test']],
]
test.each(CASES)('%j', (lines, names, sites) => expect(namesAmong(lines, PROJECT)).toEqual({ names, sites }))
