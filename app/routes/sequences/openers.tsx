import clsx from 'clsx'
import { PenLine } from 'lucide-react'
import { data, Link, redirect } from 'react-router'
import { z } from 'zod'
import { OpenerForm } from '#app/components/sequences/opener-form.tsx'
import { QuoteCard } from '#app/components/sequences/quote-card.tsx'
import { WhyWeWrite } from '#app/components/sequences/why-we-write.tsx'
import { OPENER_UNREAD } from '#app/components/sequences/draft-mark.tsx'
import { citeFor, quotable, type CiteRefusal } from '#app/domain/sequences/cite.server.ts'
import { draftOpener, drafter } from '#app/domain/sequences/draft-opener.server.ts'
import { getSequence } from '#app/domain/sequences/get-sequence.server.ts'
import { removeFromSequence } from '#app/domain/sequences/hold.server.ts'
import { nextOpener, openerDesk } from '#app/domain/sequences/opener-desk.server.ts'
import { OPENER_AT_MOST } from '#app/domain/sequences/opener.ts'
import { writeOpener } from '#app/domain/sequences/write-opener.server.ts'
import { saying } from '#app/server/flash.ts'
import { askedWeb } from '#app/server/asked-web.server.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { requireProject } from '#app/server/session.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import { typedText } from '#app/ui/typed.ts'
import type { Route } from './+types/openers.ts'

const At = z.coerce.number().int().positive().nullable().catch(null)
const Opener = z.object({
  enrolment: z.coerce.number().int(),
  opener: z.string().catch(''),
  text: z.string().catch(''),
  read: z
    .literal('yes')
    .optional()
    .catch(undefined)
    .transform((value) => value === 'yes'),
  intent: z.enum(['save', 'remove', 'quote', 'draft']).catch('save'),
})

const REFUSED = {
  empty: 'Write the opener; the mail does not go without it',
  'too-long': `An opener has at most ${OPENER_AT_MOST} letters`,
  'already-sent': 'This mail is on its way already; its words cannot change any more',
  unread: OPENER_UNREAD,
  ended: 'This person is not in the sequence any more',
}

const NOT_QUOTED: Record<CiteRefusal, string> = {
  'too-long': 'A quote has at most 300 letters',
  'no-page': 'The prospect has no page to quote from',
  'not-read': 'The page has not been read yet: try again in a moment',
  'not-on-page': 'The page does not say this, as it was read last. Copy the words from the page itself',
}

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const { id, name } = getSequence(scope, { sequenceId: Number(params.sequenceId), projectId: project.id })
  const at = At.parse(new URL(request.url).searchParams.get('at'))
  const desk = openerDesk(scope, { sequenceId: id, at })
  const current = desk.current
  const next = current && nextOpener(scope, { sequenceId: id, after: current.enrolmentId })
  const toQuote = current && quotable(scope, current.prospect)
  return { base: `/p/${project.id}/sequences/${id}`, name, next, toQuote, drafts: drafter(scope), ...desk }
}

export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const { id } = getSequence(scope, { sequenceId: Number(params.sequenceId), projectId: project.id })
  const form = readForm(Opener, await request.formData())
  if (!form.ok) return badForm(form)
  const { enrolment: enrolmentId, opener, intent, text, read } = form.value
  const base = `/p/${project.id}/sequences/${id}`
  if (intent === 'quote') {
    const cited = citeFor(scope, { sequenceId: id, enrolmentId, text })
    if (!cited.ok) return badForm(form, { text: NOT_QUOTED[cited.reason] })
    return redirect(`${base}/openers?at=${enrolmentId}`)
  }
  if (intent === 'draft') {
    const of = { sequenceId: id, enrolmentId }
    const drafted = await askedWeb((web) => draftOpener(scope, of, web))
    if (!drafted.ok) return badForm(form, { draft: drafted.because })
    return data({ ok: true as const, draft: drafted.text, typed: form.typed, errors: undefined })
  }
  if (intent === 'remove') removeFromSequence(scope, { enrolmentId })
  else {
    const written = writeOpener(scope, { enrolmentId, opener, hasRead: read })
    if (!written.ok) return badForm(form, { opener: REFUSED[written.reason] })
  }
  const next = nextOpener(scope, { sequenceId: id, after: enrolmentId })
  if (next !== null) return redirect(`${base}/openers?at=${next}`)
  return redirect(base, { headers: { 'Set-Cookie': saying({ text: 'Every opener is written' }) } })
}

export default function OpenersScreen({ loaderData, actionData }: Route.ComponentProps) {
  const { base, name, queue, left, current, next, toQuote, drafts } = loaderData
  return (
    <>
      <PageBar title="Openers" crumb={{ label: name, to: base }} sub={`${left} to write`} rule />
      {current ? (
        <div className="min-h-0 flex-1 max-wide:overflow-y-auto wide:grid wide:grid-cols-[minmax(0,1fr)_320px] min-[72rem]:grid-cols-[232px_minmax(0,1fr)_360px]">
          <Queue queue={queue} at={current.enrolmentId} />
          <OpenerForm
            key={current.enrolmentId}
            enrolmentId={current.enrolmentId}
            name={current.contact.name}
            start={typedText(actionData?.typed, 'opener', current.opener || (current.draft ?? ''))}
            draft={current.draft}
            drafts={drafts}
            error={actionData?.errors?.opener}
            preview={current.preview}
            skipTo={next === null ? null : `?at=${next}`}
            base={base}
          />
          <aside
            aria-label="The page and why we write"
            className="scroll-thin border-l border-line max-wide:border-t max-wide:border-l-0"
          >
            <WhyWeWrite prospect={current.prospect} contact={current.contact} />
            {toQuote && (
              <QuoteCard
                key={`${current.enrolmentId}:${current.prospect.facts.quote?.text ?? ''}`}
                enrolmentId={current.enrolmentId}
                quote={current.prospect.facts.quote}
                quotable={toQuote}
                error={actionData?.errors?.text}
                typed={typedText(actionData?.typed, 'text')}
              />
            )}
          </aside>
        </div>
      ) : (
        <PageBody>
          <EmptyState icon={PenLine} action={<ButtonLink to={base}>Back to the plan</ButtonLink>}>
            Every opener of this sequence is written.
          </EmptyState>
        </PageBody>
      )}
    </>
  )
}

function Queue({ queue, at }: { queue: Route.ComponentProps['loaderData']['queue']; at: number }) {
  return (
    <nav
      aria-label="Who waits for an opener"
      className="hidden scroll-thin border-r border-line min-[72rem]:block"
    >
      <ol>
        {queue.map((one) => (
          <li key={one.enrolmentId}>
            <Link
              to={`?at=${one.enrolmentId}`}
              aria-current={one.enrolmentId === at ? 'true' : undefined}
              className={clsx(
                'block border-b border-line px-4 py-2 text-13',
                one.enrolmentId === at
                  ? 'bg-accent-soft shadow-[inset_2px_0_0_var(--color-accent)]'
                  : 'hover:bg-hover',
              )}
            >
              <b className="block truncate font-medium">{one.domain}</b>
              <span className="block truncate text-12 text-text-2">
                {[one.contact, one.pageTitle].filter(Boolean).join(', ')}
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
