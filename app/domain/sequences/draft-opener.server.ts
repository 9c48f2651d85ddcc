import { enrolments } from '#db/tables/outreach.ts'
import { prospects } from '#db/tables/prospects.ts'
import { and, eq } from 'drizzle-orm'
import { askChat } from '#app/gateways/chat.ts'
import type { Web } from '#app/gateways/web/open-web.ts'
import { record } from '../activity/record.server.ts'
import { listProviders, providerAccount } from '../discovery/provider-accounts.server.ts'
import { readPage } from '../pages/reading.ts'
import { snapshotPage } from '../triage/snapshots.server.ts'
import { NotFound } from '../values/errors.ts'
import { inTransaction, tellTime, type Scope } from '../values/scope.server.ts'
import { draftIn, draftMaterial, draftQuestion } from './draft.ts'
import { getEnrolment } from './get-sequence.server.ts'
import { targetOf } from './merge-source.server.ts'
import { settle } from './settle.server.ts'
import { isOpenerOpen } from './write-opener.server.ts'

/** The account under Settings, Data sources that drafts are asked of. */
export const DRAFTING = 'drafting'

export type Drafted = { ok: true; text: string } | { ok: false; because: string }

/** Whom drafts are asked of, without the key; null: nobody, which is how an installation begins. */
export function drafter(scope: Scope): { host: string; model: string } | null {
  const account = listProviders(scope).find(({ provider }) => provider === DRAFTING)
  if (!account?.endpoint || !account.model) return null
  return { host: new URL(account.endpoint).host, model: account.model }
}

/**
 * Asks the team's own service for an opener. Told are the title of their page, the chosen quote or some paragraphs of the page, and
 * the title of ours: nothing about the person. The draft is noted as unread, and is no opener before a person has changed or read it.
 * @throws NotFound when they are not in this sequence
 */
export async function draftOpener(
  scope: Scope,
  { sequenceId, enrolmentId }: { sequenceId: number; enrolmentId: number },
  web: Web,
): Promise<Drafted> {
  const enrolment = getEnrolment(scope, enrolmentId)
  if (enrolment.sequenceId !== sequenceId) throw new NotFound('There is no such enrolment.')
  if (!isOpenerOpen(scope, enrolmentId)) return no('This mail is on its way already')
  const account = providerAccount(scope, { provider: DRAFTING })
  if (!account?.endpoint || !account.model)
    return no('There is no usable account for drafts: set it under Settings, Data sources')
  const prospect = scope.db.select().from(prospects).where(eq(prospects.id, enrolment.prospectId)).get()!
  const page = prospect.pageUrl ? snapshotPage(scope, { url: prospect.pageUrl }) : null
  const material = draftMaterial({
    pageTitle: prospect.pageTitle,
    quote: prospect.facts.quote?.text ?? null,
    pageText: page && readPage(page).text,
    targetTitle: targetOf(scope, prospect)?.title ?? null,
  })
  if (!material.quote && material.paragraphs.length === 0)
    return no('Nothing of their page is known to draft from: choose a quote, or wait until the page is read')
  const { endpoint, key, model } = account
  const asked = await askChat(web, { endpoint, key, model, messages: draftQuestion(material) })
  if (!asked.ok) return no(asked.because)
  const text = draftIn(asked.text)
  if (text === null) return no(`${model} answered nothing that fits as an opener: ask again, or write it`)
  return inTransaction({ ...scope, ...tellTime(scope.db) }, (tx) => {
    if (!isOpenerOpen(tx, enrolmentId)) return no('This mail is on its way already')
    tx.db
      .update(enrolments)
      .set({ openerDraft: text })
      .where(and(eq(enrolments.id, enrolmentId), eq(enrolments.workspaceId, tx.workspaceId)))
      .run()
    record(tx, {
      what: 'opener.drafted',
      because: `asked of ${model} by hand`,
      projectId: prospect.projectId,
      siteId: prospect.siteId,
      prospectId: prospect.id,
      contactId: enrolment.contactId,
      enrolmentId,
      data: { draft: text },
    })
    // An opener that happens to be the draft is unread from now on.
    settle(tx, { enrolmentId })
    return { ok: true, text } as const
  })
}

function no(because: string): Drafted {
  return { ok: false, because }
}
