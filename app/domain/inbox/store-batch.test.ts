import { beforeEach, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { messages } from '#db/tables/inbox.ts'
import { mailboxFolders, seenMail } from '#db/tables/mailboxes.ts'
import { letter, seen } from '#tests/support/mail-world.ts'
import { quietWorld, wroteTo, type QuietWorld } from '#tests/support/quiet-mail.ts'
import { folderRow, placeIn, restartFolder } from './cursor.server.ts'
import { readHeaders } from './headers.ts'
import { readEnvelope } from './read-message.ts'
import { storeBatch, type Item } from './store-batch.server.ts'

let world: QuietWorld
let ines: ReturnType<typeof wroteTo>
beforeEach(() => {
  world = quietWorld()
  ines = wroteTo(world, 'ines')
})

const folder = () => {
  const row = folderRow(world.scope, { mailboxId: world.mailboxId, path: 'INBOX', use: 'inbox' })
  if (row.uidValidity === null)
    restartFolder(world.scope, { folderId: row.id, opened: { uidValidity: '7', uidNext: 1 }, first: 1 })
  return row
}
const item = (uid: number, body: string, messageId: string | null = `m${uid}@ines.test`): Item => {
  const raw = letter({
    from: ines.address,
    subject: 'Re: A dead link',
    body,
    messageId,
    headers: { 'In-Reply-To': `<${ines.messageId}>` },
  })
  const head = Buffer.from(raw.split('\r\n\r\n')[0]!)
  return {
    uid,
    envelope: readEnvelope(readHeaders(head.toString('latin1'))),
    head,
    arrivedAt: world.scope.now,
    isOwn: false,
    raw: Buffer.from(raw),
  }
}
const store = (items: Item[], uidValidity = '7') =>
  storeBatch(world.scope, { mailboxId: world.mailboxId, folder: folder(), uidValidity, items })
const lastUid = () =>
  world.db.select().from(mailboxFolders).where(eq(mailboxFolders.path, 'INBOX')).get()!.lastUid
const incoming = () => world.db.select().from(messages).where(eq(messages.direction, 'in')).all()

it('messages and cursor are stored together, and a second time changes nothing', () => {
  expect(store([item(1, 'One'), item(2, 'Two')])).toBe(true)
  expect(lastUid()).toBe(2)
  expect(store([item(1, 'One'), item(2, 'Two'), item(3, 'Three')])).toBe(true)
  expect(incoming().map((one) => one.visibleText)).toEqual(['One', 'Two', 'Three'])
})

it('a message without an id is known by its header block', () => {
  store([item(1, 'One', null)])
  store([item(2, 'One', null)])
  expect(incoming()).toHaveLength(1)
})

it('nothing is stored under a numbering that is over', () => {
  expect(store([item(1, 'One')], '8')).toBe(false)
  expect(incoming()).toEqual([])
})

it('a message that cannot be taken in is kept raw and marked, its contact waits, and the next one comes', () => {
  world.db.$client.exec(
    "create trigger poison before insert on messages when new.visible_text like '%POISON%' begin select raise(abort, 'poisoned'); end",
  )
  store([item(1, 'POISON')])
  expect(lastUid()).toBe(1)
  expect(incoming()).toMatchObject([
    { unreadable: true, visibleText: '', matchedBecause: 'This message could not be read: poisoned' },
  ])
  expect(incoming()[0]!.raw!.toString()).toContain('POISON')
  expect(seen(world.db, ines)).toMatchObject({
    enrolment: { state: 'held', heldFor: 'person' },
    thread: { state: 'to_answer' },
  })
  store([item(2, 'Yes.')])
  expect(seen(world.db, ines).enrolment.state).toBe('replied')
})

it('a full disk stores nothing and moves nothing: the batch comes again', () => {
  folder()
  const pages = world.db.$client.pragma('page_count', { simple: true })
  world.db.$client.pragma(`max_page_count = ${pages}`)
  const many = Array.from({ length: 60 }, (_, i) => item(i + 1, `Answer ${i} ${'word '.repeat(2000)}`))
  expect(() => store(many)).toThrow(/full/)
  expect(lastUid()).toBe(0)
  expect(incoming()).toEqual([])
  expect(world.db.select().from(seenMail).all()).toEqual([])
  world.db.$client.pragma('max_page_count = 1000000')
  expect(store(many.slice(0, 3))).toBe(true)
  expect(incoming()).toHaveLength(3)
})

it.each([
  [
    'never read',
    { uidValidity: null, lastUid: 0, lastSyncAt: null },
    { since: new Date('2026-04-12T10:00:00Z') },
  ],
  [
    'read before',
    { uidValidity: '7', lastUid: 40, lastSyncAt: new Date('2026-05-12T10:00:00Z') },
    { after: 40 },
  ],
  [
    'numbered anew',
    { uidValidity: '6', lastUid: 40, lastSyncAt: new Date('2026-05-11T10:00:00Z') },
    { since: new Date('2026-05-09T10:00:00Z') },
  ],
  [
    'put back by its host',
    { uidValidity: '7', lastUid: 90, lastSyncAt: new Date('2026-05-11T10:00:00Z') },
    { since: new Date('2026-05-09T10:00:00Z') },
  ],
])('reading of a folder that was %s goes on at the right place', (_what, row, place) => {
  const connectedAt = new Date('2026-05-12T10:00:00Z')
  const known = { id: 1, mailboxId: 1, path: 'INBOX', use: 'inbox', ...row } as const
  expect(placeIn(known, { uidValidity: '7', uidNext: 41 }, connectedAt)).toEqual(place)
})
