import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { outbox } from '#db/tables/outreach.ts'
import { addContact } from '#app/domain/contacts/add-contact.server.ts'
import { guardsOf } from '#app/domain/imports/guards.server.ts'
import { useSecretKey } from '#app/domain/mailboxes/secrets.server.ts'
import { listSuppressions } from '#app/domain/sites/suppression-list.server.ts'
import { noteTouch } from '#app/domain/prospects/touches.server.ts'
import { suppress, suppressionFor, unsuppress } from '#app/domain/sites/suppression.server.ts'
import { seen } from '#tests/support/mail-world.ts'
import { arrive, quietWorld, wroteTo, type QuietWorld } from '#tests/support/quiet-mail.ts'
import { erasePerson, listForErasure } from './erase-person.server.ts'
import { listThreads } from './list-threads.server.ts'
import { addNote } from './notes.server.ts'

let world: QuietWorld
let ines: ReturnType<typeof wroteTo>

beforeEach(() => {
  world = quietWorld()
  useSecretKey(Buffer.alloc(32, 7))
  ines = wroteTo(world, 'ines')
  arrive(world, {
    from: `Ines Quillfeather <${ines.address}>`,
    subject: 'Re: A dead link',
    body: 'I will add it next week. Zanzibar.',
    cites: ines.messageId,
  })
  const { projectId } = world
  const siteId = seen(world.db, ines).thread!.siteId
  noteTouch(world.scope, {
    projectId,
    prospectId: null,
    siteId,
    kind: 'call',
    note: 'Quillfeather was kind',
    at: world.scope.now,
  })
  addNote(world.scope, { threadId: seen(world.db, ines).thread!.id, text: 'Quillfeather likes maps' })
})

/** Every table and column of the database in which a text stands. */
function placesOf(text: string): string[] {
  const { db } = world
  const tables = db.all<{ name: string }>(
    sql`select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '%_fts%'`,
  )
  return tables.flatMap(({ name }) => {
    const rows = db.all<Record<string, unknown>>(sql.raw(`select * from "${name}"`))
    return rows.flatMap((row) =>
      Object.entries(row).flatMap(([column, value]) =>
        `${Buffer.isBuffer(value) ? value.toString('latin1') : String(value)}`
          .toLowerCase()
          .includes(text.toLowerCase())
          ? [`${name}.${column}`]
          : [],
      ),
    )
  })
}

describe('erasing a person', () => {
  it('lists first what it would take away, and changes nothing by that', () => {
    const before = placesOf(ines.address)
    expect(listForErasure(world.scope, `  ${ines.address.toUpperCase()} `)?.counts).toMatchObject({
      contacts: 1,
      conversations: 1,
      messages: 2,
      notes: 1,
      enrolments: 1,
    })
    expect(placesOf(ines.address)).toEqual(before)
    expect(listForErasure(world.scope, 'ines')).toBeNull()
  })

  it('leaves neither address nor name nor words anywhere in the database', () => {
    expect(erasePerson(world.scope, ines.address)).toMatchObject({ ok: true })
    expect(placesOf(ines.address)).toEqual([])
    expect(placesOf('Quillfeather')).toEqual([])
    expect(placesOf('Zanzibar')).toEqual([])
    const find = listThreads(world.scope, { projectId: world.projectId, tab: 'all', q: 'zanzibar' })
    expect(find.rows).toEqual([])
    expect(seen(world.db, ines).enrolment?.endedAt).not.toBeNull()
  })

  it('takes their name out of what the team was sent, too', () => {
    world.db
      .update(outbox)
      .set({
        kind: 'test',
        toAddress: 'anna@crm.test',
        text: 'Hi Ines Quillfeather, a dead link',
        contactId: null,
      })
      .where(eq(outbox.id, ines.outboxId))
      .run()
    erasePerson(world.scope, ines.address)
    expect(placesOf('Quillfeather')).toEqual([])
  })

  it('keeps a hash by which the person is known: at import, at enrolment and in the claim', () => {
    erasePerson(world.scope, ines.address)
    expect(suppressionFor(world.scope, ines.address.toUpperCase())?.reason).toBe('erased')
    expect(suppressionFor(world.scope, 'other@ines.test')).toBeNull()
    expect(guardsOf(world.scope, world.projectId).suppressedAddresses.has(ines.address)).toBe(true)
    const [entry] = listSuppressions(world.scope, { pageSize: 10 }).rows
    expect(entry?.value).toMatch(/^hmac:[\w-]{43}$/)
    expect(unsuppress(world.scope, { id: entry!.id })).toEqual({ ok: false, reason: 'permanent' })
    useSecretKey(Buffer.alloc(32, 8), Buffer.alloc(32, 7))
    expect(suppressionFor(world.scope, ines.address)?.reason).toBe('erased')
    useSecretKey(Buffer.alloc(32, 9))
    expect(suppressionFor(world.scope, ines.address)).toBeNull()
  })

  it('may be done twice, and of somebody who is only on the list', () => {
    suppress(world.scope, { kind: 'address', value: 'x@y.test', reason: 'unsubscribed', origin: 'a list' })
    for (const address of [ines.address, ines.address, 'x@y.test'])
      expect(erasePerson(world.scope, address)).toMatchObject({ ok: true })
    expect(placesOf('x@y.test')).toEqual([])
    expect(suppressionFor(world.scope, 'x@y.test')?.reason).toBe('erased')
  })

  it('does not touch a colleague at the same site', () => {
    const { siteId } = seen(world.db, ines).thread!
    addContact(world.scope, { siteId: siteId!, email: 'kim@ines.test', firstName: 'Kim', lastName: 'Larch' })
    erasePerson(world.scope, ines.address)
    expect(placesOf('kim@ines.test')).not.toEqual([])
    expect(placesOf('Larch')).not.toEqual([])
  })
})
