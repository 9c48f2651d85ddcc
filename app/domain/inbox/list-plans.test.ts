import { expect, it, vi } from 'vitest'
import { freshWorkspace } from '#tests/support/workspace.ts'
import { INBOX_TABS } from './folders.ts'
import { listThreads } from './list-threads.server.ts'

const SEARCHES = [
  '',
  'garden',
  '"dead link" -offer',
  'from:ines is:unread',
  'assigned:me',
  'class:no after:2026-01-01',
]

it.each(INBOX_TABS.flatMap((tab) => SEARCHES.map((q) => [tab, q] as const)))(
  'the list %s with “%s” follows an index and sorts nothing',
  (tab, q) => {
    const { scope, db, projectId } = freshWorkspace()
    const prepare = db.$client.prepare.bind(db.$client)
    const written: string[] = []
    vi.spyOn(db.$client, 'prepare').mockImplementation((source: string) => {
      if (/from "threads" left join/.test(source)) written.push(source)
      return prepare(source)
    })
    listThreads(scope, { projectId, tab, q, after: { at: scope.now, id: 7 } })
    vi.restoreAllMocks()
    expect(written).toHaveLength(1)
    const holes = [...written[0]!.matchAll(/\?/g)].map(() => null)
    const steps = prepare(`explain query plan ${written[0]}`).all(...holes) as { detail: string }[]
    const plan = steps.map((step) => step.detail)
    expect(plan.find((step) => /^SCAN (?!.*VIRTUAL TABLE INDEX \d+:(?:M|L|r|=))/.test(step))).toBeUndefined()
    expect(plan.find((step) => /TEMP B-TREE/.test(step))).toBeUndefined()
  },
)
