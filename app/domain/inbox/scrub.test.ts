import { describe, expect, it } from 'vitest'
import { scrub } from './scrub.ts'

const ines = { addresses: ['ines@site.test'], names: ['Ines Calder', 'Ines', 'Calder'] }

describe('a sentence without a person', () => {
  it.each([
    ['Ines replied', 'the contact replied'],
    ['Ines Calder (INES@site.test) replied', 'the contact (the contact) replied'],
    ['Answer Ines', 'Answer the contact'],
    ['Inesita is somebody else', 'Inesita is somebody else'],
    ['pines and calder stay', 'pines and calder stay'],
    ['found on https://site.test/team', 'found on https://site.test/team'],
    ['', ''],
  ])('%s', (text, left) => {
    expect(scrub(text, ines)).toBe(left)
  })

  it('has everything when nobody is named', () => {
    expect(scrub('Ines replied', { addresses: [], names: [] })).toBe('Ines replied')
  })
})
