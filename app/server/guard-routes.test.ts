import { afterEach, expect, test, vi } from 'vitest'
import { explainError } from '#app/components/frame/explain-error.ts'
import { Forbidden, NotFound } from '#app/domain/values/errors.ts'
import { answerOf } from './guard-routes.ts'

afterEach(() => vi.restoreAllMocks())

type Answer = { data: { words?: string; kind?: string; errorId?: string }; init: { status: number } }

test('a record of another workspace is a page that does not exist', () => {
  const answer = answerOf(new NotFound('There is no such project.')) as Answer
  expect(answer.init.status).toBe(404)
  expect(explainError({ status: 404, data: answer.data })).toMatchObject({
    words: 'There is no such project.',
  })
})

test('what a role forbids says so', () => {
  expect((answerOf(new Forbidden('Only owners may do this.')) as Answer).init.status).toBe(403)
})

test('a redirect passes', () => {
  const redirect = new Response(null, { status: 302 })
  expect(answerOf(redirect)).toBe(redirect)
})

test.each([
  ['SQLITE_BUSY', 'The database is busy'],
  ['SQLITE_BUSY_SNAPSHOT', 'The database is busy'],
  ['SQLITE_FULL', 'The disk is full'],
  ['SQLITE_IOERR_SHMSIZE', 'The disk is full'],
  ['ENOSPC', 'The disk is full'],
  ['SQLITE_CORRUPT', 'Something broke on our side'],
])('%s is told as: %s', (code, title) => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const answer = answerOf(Object.assign(new Error('raw'), { code })) as Answer
  expect(explainError({ status: answer.init.status, data: answer.data }).title).toBe(title)
})

test('the page shows the id under which the log has the error', () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const answer = answerOf(new TypeError('x is not a function')) as Answer
  expect(answer.data.errorId).toMatch(/^[0-9a-f]{4}-[0-9a-f]{6}$/)
  expect(log.mock.calls[0]?.[0]).toContain(answer.data.errorId)
  expect(JSON.stringify(answer.data)).not.toContain('x is not a function')
})
