import { expect, test } from 'vitest'
import { pausedBecause, type Pause } from './pauses.ts'

const about = { projectId: 1, siteIds: [2, 20], contactId: 3, prospectId: 4 }
const project: Pause = { level: 'project', subjectId: 1, because: 'the client thinks it over' }
const site: Pause = { level: 'site', subjectId: 20, because: 'they moved house' }
const contact: Pause = { level: 'contact', subjectId: 3, because: 'met at a fair' }
const prospect: Pause = { level: 'prospect', subjectId: 4, because: 'page being rewritten' }

test.each<[Pause[], string | null]>([
  [[], null],
  [[prospect], 'The prospect is paused: page being rewritten'],
  [[contact], 'This person is paused: met at a fair'],
  [[site], 'The whole site is paused: they moved house'],
  [[project], 'The project is paused: the client thinks it over'],
  [[prospect, contact, site, project], 'The project is paused: the client thinks it over'],
  [[prospect, contact], 'This person is paused: met at a fair'],
  [
    [
      { ...project, subjectId: 9 },
      { ...site, subjectId: 1 },
      { ...contact, subjectId: 4 },
    ],
    null,
  ],
])('%j', (pauses, because) => {
  expect(pausedBecause(pauses, about)).toBe(because)
})
