import { describe, expect, it } from 'vitest'
import { dueDay } from './due-day.ts'
import { proposePromise } from './promise-proposal.ts'

const about = {
  domain: 'soilschool.test',
  pageUrl: 'https://soilschool.test/composting/links',
  targetUrl: 'https://client.test/guides/compost',
  targetPages: ['https://client.test/guides/compost', 'https://client.test/pricing'],
  clientDomain: 'client.test',
  today: '2026-05-12',
}

describe('a promise in a reply', () => {
  it('is proposed with the page, the target, the day and the words', () => {
    const text =
      'Thank you! I’ve put your guide in its place: https://soilschool.test/composting/links\n\nIt would suit our teachers too, so I’ll add it to /resources next week when I go through that page anyway.\n\nInes'
    expect(proposePromise(text, about)).toEqual({
      sentence: 'I’ll add it to /resources next week',
      page: 'https://soilschool.test/resources',
      target: 'https://client.test/guides/compost',
      isDone: false,
      due: { day: '2026-05-19', words: 'next week' },
    })
  })

  it.each([
    [
      'a named page',
      'I will add it to soilschool.test/books by Friday.',
      'https://soilschool.test/books',
      '2026-05-15',
    ],
    ['the page we wrote about', 'Happy to add your guide tomorrow.', about.pageUrl, '2026-05-13'],
    [
      'a day in the next sentence',
      'Sure, we can add it. It should be up on 1 June.',
      about.pageUrl,
      '2026-06-01',
    ],
    ['no day at all', 'We will include it.', about.pageUrl, '2026-05-26'],
    [
      'done already',
      'I have added it: https://soilschool.test/news',
      'https://soilschool.test/news',
      '2026-05-12',
    ],
  ])('with %s', (_what, text, page, day) => {
    expect(proposePromise(text, about)).toMatchObject({ page, due: { day } })
  })

  it('takes the target that the reply names', () => {
    const text = 'I will link to https://client.test/pricing/ from the page.'
    expect(proposePromise(text, about)?.target).toBe('https://client.test/pricing')
  })

  it.each([
    'We will not add links.',
    'I’ll add it if you link back.',
    'I can add it as long as you pay.',
    'I haven’t added it.',
    'Looks useful.',
    'Have you added ours?',
  ])('is not seen in: %s', (text) => {
    expect(proposePromise(text, about)).toBeNull()
  })
})

describe('the day of a promise', () => {
  it.each([
    ['today', '2026-05-12'],
    ['tomorrow', '2026-05-13'],
    ['the day after tomorrow', '2026-05-14'],
    ['next week', '2026-05-19'],
    ['by Friday', '2026-05-15'],
    ['on Tuesday', '2026-05-19'],
    ['this week', '2026-05-15'],
    ['by the end of the month', '2026-05-31'],
    ['next month', '2026-06-12'],
    ['in two weeks', '2026-05-26'],
    ['within 3 days', '2026-05-15'],
    ['in a few days', '2026-05-15'],
    ['over the weekend', '2026-05-17'],
    ['after the weekend', '2026-05-18'],
    ['on the 20th', '2026-05-20'],
    ['on the 3rd', '2026-06-03'],
    ['on 1 June', '2026-06-01'],
    ['by June 5th', '2026-06-05'],
    ['before 2026-07-01', '2026-07-01'],
    ['soon', '2026-05-26'],
  ])('I will add it %s', (words, day) => {
    expect(dueDay(`I will add it ${words}`, '2026-05-12').day).toBe(day)
  })
})
