import { expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/workspace.ts'

const db = freshDatabase()

test.each([
  [
    'what waits to be read',
    `select prospect_id from prospect_scores where workspace_id = 1 and state = 'waiting' and (claimed_until is null or claimed_until <= 5) order by prospect_id limit 400`,
    'prospect_scores_waiting',
  ],
  [
    'what is to be weighed anew',
    `select prospect_id from prospect_scores where workspace_id = 1 and weigh_again_at <= 5 order by weigh_again_at limit 100`,
    'prospect_scores_to_weigh',
  ],
  [
    'the next of a project',
    `select prospect_id from prospect_scores where project_id = 1 and prospect_id > 7 order by prospect_id limit 5000`,
    'prospect_scores_project',
  ],
  [
    'what a batch still has',
    `select batch_id, count(*) from prospect_scores where batch_id in (1, 2) and state = 'waiting' group by batch_id`,
    'prospect_scores_batch',
  ],
  [
    'what could not be read',
    `select prospect_id from prospect_scores where project_id = 1 and state = 'unreadable' order by batch_id desc, prospect_id desc limit 50`,
    'prospect_scores_unreadable',
  ],
  [
    'projects with work to do',
    `select project_id from scoring_settings where workspace_id = 1 and (rescored_to is not null or weighed_to is not null)`,
    'scoring_settings_to_do',
  ],
  [
    'the rank of sites',
    `select rank from json_each('[1]') files cross join site_ranks r where r.file_id = files.value and r.domain in (select value from json_each('["a.test"]'))`,
    'PRIMARY KEY (file_id=? AND domain=?)',
  ],
])('%s is found by its index, in its order', (_, query, index) => {
  const plan = db.$client
    .prepare<[], { detail: string }>(`explain query plan ${query}`)
    .all()
    .map(({ detail }) => detail)
    .join('\n')
  expect(plan).toContain(index)
  expect(plan).not.toMatch(/TEMP B-TREE FOR ORDER|SCAN (?:prospect_scores|scoring_settings|r)\b(?! USING)/)
})
