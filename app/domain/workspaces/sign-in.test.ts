import { expect, test, vi } from 'vitest'
import { freshDatabase } from '#tests/support/workspace.ts'
import { closeSession, findSession, listSessions, revokeOtherSessions } from './sessions.server.ts'
import { isSetUpToken, issueSetUpToken, needsSetUp, setUp } from './set-up.server.ts'
import { changePassword, signIn } from './sign-in.server.ts'

const wall = new Date('2026-05-12T10:00:00Z')
const visitor = { ip: '127.0.0.1', userAgent: 'test' }
const owner = { name: 'Anna', email: 'Anna@Client.test', password: 'correct horse', workspaceName: 'W', wall }

async function installed() {
  const db = freshDatabase()
  const { userId, workspaceId } = await setUp(db, owner)
  const enter = (password: string, ip = visitor.ip, at = wall) =>
    signIn(db, { email: 'anna@client.test', password, visitor: { ...visitor, ip }, wall: at })
  return { db, userId, workspaceId, enter }
}

test('set-up works once: the token is spent and a second owner is refused', async () => {
  const db = freshDatabase()
  const token = issueSetUpToken(db)
  expect(needsSetUp(db)).toBe(true)
  expect(isSetUpToken(db, token)).toBe(true)
  expect(isSetUpToken(db, 'guess')).toBe(false)
  await setUp(db, owner)
  expect(needsSetUp(db)).toBe(false)
  expect(isSetUpToken(db, token)).toBe(false)
  await expect(setUp(db, owner)).rejects.toThrow(/already set up/)
})

test('the right password opens a session; signing out ends it', async () => {
  const { db, userId, enter } = await installed()
  const entered = await enter('correct horse')
  if (!entered.ok) throw new Error('not let in')
  expect(findSession(db, { token: entered.token, wall })).toMatchObject({ userId, role: 'owner' })
  expect(findSession(db, { token: 'forged', wall })).toBeNull()
  closeSession(db, entered.token)
  expect(findSession(db, { token: entered.token, wall })).toBeNull()
})

test('a session ends by itself after thirty days without a visit', async () => {
  const { db, enter } = await installed()
  const entered = await enter('correct horse')
  if (!entered.ok) throw new Error('not let in')
  const later = new Date(wall.getTime() + 31 * 86_400_000)
  expect(findSession(db, { token: entered.token, wall: later })).toBeNull()
})

test('who is signed in can still read while nothing can be written', async () => {
  const { db, enter } = await installed()
  const entered = await enter('correct horse')
  if (!entered.ok) throw new Error('not let in')
  const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
  const update = vi.spyOn(db, 'update').mockImplementation(() => {
    throw full
  })
  const later = new Date(wall.getTime() + 120_000)
  expect(findSession(db, { token: entered.token, wall: later })).toMatchObject({ role: 'owner' })
  expect(update).toHaveBeenCalledOnce()
})

test('six wrong passwords lock the address, even for the right one, and time unlocks it', async () => {
  const { enter } = await installed()
  for (let n = 0; n < 6; n++) expect(await enter('wrong', `10.0.0.${n}`)).toMatchObject({ reason: 'wrong' })
  expect(await enter('correct horse', '10.0.0.9')).toMatchObject({ ok: false, reason: 'locked' })
  expect(await enter('correct horse', '10.0.0.9', new Date(wall.getTime() + 61_000))).toMatchObject({
    ok: true,
  })
})

test('guesses sent all at once get no further than one after the other', async () => {
  const { enter } = await installed()
  const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => enter(`guess ${n}`, `10.0.1.${n}`)))
  expect(answers.filter((answer) => !answer.ok && answer.reason === 'wrong')).toHaveLength(6)
  expect(answers.filter((answer) => !answer.ok && answer.reason === 'locked')).toHaveLength(14)
})

test('a right password clears the count', async () => {
  const { enter } = await installed()
  for (let n = 0; n < 20; n++) expect(await enter('correct horse')).toMatchObject({ ok: true })
})

test('the present password cannot be guessed from an open browser', async () => {
  const { db, userId } = await installed()
  const change = (current: string) => changePassword(db, { userId, current, next: 'a new long one', wall })
  for (let n = 0; n < 6; n++) expect(await change('nope')).toMatchObject({ reason: 'wrong' })
  expect(await change('correct horse')).toMatchObject({ ok: false, reason: 'locked' })
})

test('a changed password needs the old one, and other sessions can be ended', async () => {
  const { db, userId, workspaceId, enter } = await installed()
  expect(await changePassword(db, { userId, current: 'nope', next: 'a new long one', wall })).toMatchObject({
    ok: false,
  })
  expect(
    await changePassword(db, { userId, current: 'correct horse', next: 'a new long one', wall }),
  ).toEqual({ ok: true })
  expect(await enter('correct horse')).toMatchObject({ ok: false })
  await enter('a new long one')
  await enter('a new long one')
  const scope = {
    db,
    workspaceId,
    actor: { kind: 'user' as const, userId, name: 'Anna' },
    now: wall,
    tempo: 1,
  }
  const [first] = listSessions(scope, { userId, wall })
  expect(revokeOtherSessions(scope, { userId, keep: first!.id })).toBe(1)
  expect(listSessions(scope, { userId, wall })).toHaveLength(1)
})
