import { expect, test } from 'vitest'
import type { Stage } from '#db/vocabulary.ts'
import { nextPath } from './next-path.ts'

test.each<[Stage, string | null, string | null]>([
  ['qualified', 'Choose a sequence', '/p/3/sequences/enrol?id=7'],
  ['new', 'Qualify', '/p/3/prospects/triage?id=7'],
  ['replied', 'Answer Ines', '/p/3/inbox/5'],
  ['contacted', 'Step 2 goes out', null],
  ['new', 'Find a contact', null],
  ['won', null, null],
])('%s, "%s" is done at %s', (stage, nextAction, path) => {
  expect(nextPath({ id: 7, stage, nextAction }, { projectId: 3, threadId: 5 })).toBe(path)
})

test('an answer without a conversation leads nowhere', () => {
  expect(
    nextPath({ id: 7, stage: 'replied', nextAction: 'Answer Ines' }, { projectId: 3, threadId: undefined }),
  ).toBeNull()
})
