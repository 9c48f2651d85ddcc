import { expect, test } from 'vitest'
import { nextSender, type Sender } from './turns.ts'

const sender = (id: number, over: Partial<Sender> = {}): Sender => ({
  id,
  canSend: true,
  cap: 30,
  live: 0,
  ...over,
})

test.each<[string, [Sender, ...Sender[]], number]>([
  ['the only one', [sender(1)], 1],
  ['of equals the first', [sender(1), sender(2)], 1],
  ['whoever has fewer on the way', [sender(1, { live: 3 }), sender(2, { live: 2 })], 2],
  ['for what it may send', [sender(1, { live: 20 }), sender(2, { live: 6, cap: 5 })], 1],
  ['one that cannot send has no turn', [sender(1, { canSend: false }), sender(2, { live: 90 })], 2],
  [
    'when none can, they take turns all the same',
    [sender(1, { canSend: false, live: 1 }), sender(2, { canSend: false })],
    2,
  ],
])('%s', (_what, senders, expected) => {
  expect(nextSender(senders).id).toBe(expected)
})

test('a hundred people are shared by what each mailbox may send', () => {
  const senders: [Sender, ...Sender[]] = [sender(1), sender(2), sender(3, { cap: 5 })]
  for (let n = 0; n < 130; n++) nextSender(senders).live += 1
  expect(senders.map((one) => one.live)).toEqual([60, 60, 10])
})
