import { STAGES, type Stage } from '#db/vocabulary.ts'
import { expect, test } from 'vitest'
import { isFurther, refuseMove, stageAfter, type StageEvent } from './stage.ts'

const AFTER: [StageEvent, Stage, Stage | null][] = [
  ['first_send', 'new', 'contacted'],
  ['first_send', 'ready', 'contacted'],
  ['first_send', 'no_response', 'contacted'],
  ['first_send', 'replied', null],
  ['first_send', 'promised', null],
  ['first_send', 'disqualified', null],
  ['human_reply', 'contacted', 'replied'],
  ['human_reply', 'no_response', 'replied'],
  ['human_reply', 'bounced', 'replied'],
  ['human_reply', 'negotiating', null],
  ['human_reply', 'promised', null],
  ['human_reply', 'won', null],
  ['human_reply', 'declined', null],
  ['link_found', 'new', 'won'],
  ['link_found', 'promised', 'won'],
  ['link_found', 'declined', 'won'],
  ['link_found', 'lost', 'won'],
  ['link_found', 'won', null],
  ['link_found', 'do_not_contact', null],
  ['verified_loss', 'won', 'lost'],
  ['verified_loss', 'promised', null],
  ['verified_loss', 'lost', null],
]

test.each(AFTER)('%s in %s leads to %s', (event, from, to) => {
  expect(stageAfter(event, from)).toBe(to)
})

test('a person may choose every other stage, and not the same again', () => {
  for (const from of STAGES)
    for (const to of STAGES) expect(refuseMove(from, to, 'person')).toBe(from === to ? 'already-there' : null)
})

test('the program reaches four stages only: Contacted, Replied, Won and Lost', () => {
  const reached = STAGES.filter((to) => STAGES.some((from) => refuseMove(from, to, 'program') === null))
  expect(reached).toEqual(['contacted', 'replied', 'won', 'lost'])
  expect(refuseMove('promised', 'replied', 'program')).toBe('not-automatic')
  expect(refuseMove('contacted', 'declined', 'program')).toBe('not-automatic')
})

test('further means further on the way to a link', () => {
  expect(isFurther('new', 'promised')).toBe(true)
  expect(isFurther('won', 'promised')).toBe(false)
  expect(isFurther('contacted', 'declined')).toBe(false)
  expect(isFurther('declined', 'promised')).toBe(false)
})
