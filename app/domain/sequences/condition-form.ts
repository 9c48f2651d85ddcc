import type { ConditionTest, StepCondition } from '#db/tables/outreach.ts'
import { KNOWN_FACTS, LINK_STATUSES, REPLY_CLASSES, TACTICS } from '#db/vocabulary.ts'
import { CONDITIONS_AT_MOST, DAYS_SINCE_FIRST, testWords } from './conditions.ts'

export type TestChoice = { value: string; words: string }

/** What can be asked, in groups, as a select box offers it. */
export function testChoices({
  owners,
  tags,
}: {
  owners: { id: number; name: string }[]
  tags: { id: number; name: string }[]
}): { label: string; choices: TestChoice[] }[] {
  const group = (label: string, tests: ConditionTest[]) => ({
    label,
    choices: tests.map((test) => ({ value: valueOf(test), words: testWords(test) })),
  })
  return [
    group(
      'Tactic',
      TACTICS.map((tactic) => ({ kind: 'tactic', tactic })),
    ),
    group(
      'What is known',
      KNOWN_FACTS.map((fact) => ({ kind: 'known', fact })),
    ),
    group(
      'Link to us',
      (['none', ...LINK_STATUSES] as const).map((status) => ({ kind: 'link', status })),
    ),
    group(
      'What they wrote before',
      REPLY_CLASSES.map((replyClass) => ({ kind: 'wrote', replyClass })),
    ),
    group(
      'Time',
      DAYS_SINCE_FIRST.map((atMost) => ({ kind: 'days', atMost })),
    ),
    group(
      'Owner',
      owners.map(({ id, name }) => ({ kind: 'owner', userId: id, name })),
    ),
    group(
      'Tag',
      tags.map(({ id, name }) => ({ kind: 'tag', tagId: id, name })),
    ),
  ].filter(({ choices }) => choices.length > 0)
}

/** A condition's test as the value of its option. */
export function valueOf(test: ConditionTest): string {
  switch (test.kind) {
    case 'tactic':
      return `tactic:${test.tactic}`
    case 'known':
      return `known:${test.fact}`
    case 'link':
      return `link:${test.status}`
    case 'wrote':
      return `wrote:${test.replyClass}`
    case 'owner':
      return `owner:${test.userId}`
    case 'tag':
      return `tag:${test.tagId}`
    case 'days':
      return `days:${test.atMost}`
  }
}

/**
 * Reads the rows of the form: those without a test are left out.
 * @returns null when a test is none of the list
 */
export function readConditions(
  rows: { test: string; must: string; otherwise: string }[],
  names: { owners: { id: number; name: string }[]; tags: { id: number; name: string }[] },
): StepCondition[] | null {
  const conditions: StepCondition[] = []
  for (const { test, must, otherwise } of rows) {
    if (!test) continue
    const read = readTest(test, names)
    if (!read) return null
    conditions.push({
      test: read,
      must: must !== 'not',
      otherwise: otherwise === 'finish' ? 'finish' : 'skip',
    })
  }
  return conditions.slice(0, CONDITIONS_AT_MOST)
}

function readTest(
  value: string,
  { owners, tags }: Parameters<typeof readConditions>[1],
): ConditionTest | null {
  const [kind, word = ''] = value.split(':')
  const among = <T extends string>(words: readonly T[]) => words.find((one) => one === word)
  const byId = (list: { id: number; name: string }[]) => list.find(({ id }) => String(id) === word)
  switch (kind) {
    case 'tactic': {
      const tactic = among(TACTICS)
      return tactic ? { kind, tactic } : null
    }
    case 'known': {
      const fact = among(KNOWN_FACTS)
      return fact ? { kind, fact } : null
    }
    case 'link': {
      const status = among(['none', ...LINK_STATUSES])
      return status ? { kind, status } : null
    }
    case 'wrote': {
      const replyClass = among(REPLY_CLASSES)
      return replyClass ? { kind, replyClass } : null
    }
    case 'days': {
      const atMost = DAYS_SINCE_FIRST.find((days) => String(days) === word)
      return atMost ? { kind, atMost } : null
    }
    case 'owner': {
      const owner = byId(owners)
      return owner ? { kind, userId: owner.id, name: owner.name } : null
    }
    case 'tag': {
      const tag = byId(tags)
      return tag ? { kind, tagId: tag.id, name: tag.name } : null
    }
    default:
      return null
  }
}
