import clsx from 'clsx'
import { Handshake } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { redirect, useOutletContext, useSearchParams } from 'react-router'
import { z } from 'zod'
import { Composer } from '#app/components/inbox/composer.tsx'
import {
  conversationPath,
  placeSearch,
  threadPath,
  type DeedPath,
  type InboxPlace,
} from '#app/components/inbox/place.ts'
import { ClassMenu, Proposals } from '#app/components/inbox/proposals.tsx'
import { ThreadBar } from '#app/components/inbox/thread-bar.tsx'
import { ThreadMessage } from '#app/components/inbox/thread-message.tsx'
import { ANSWER_REFUSAL_WORDS, SHUT_WORDS } from '#app/domain/inbox/answer-refusals.ts'
import { addresseeOf, answer } from '#app/domain/inbox/answer.server.ts'
import { markRead } from '#app/domain/inbox/change-thread.server.ts'
import { reclaimDraft } from '#app/domain/inbox/reclaim-draft.server.ts'
import { findProspectsFor } from '#app/domain/inbox/match-thread.server.ts'
import { mergeCandidates } from '#app/domain/inbox/move-messages.server.ts'
import { notesOf } from '#app/domain/inbox/notes.server.ts'
import { getThread, readThread, type ShownThread } from '#app/domain/inbox/read-thread.server.ts'
import { thanksDraft } from '#app/domain/inbox/thanks-draft.server.ts'
import { takenBack } from '#app/domain/inbox/take-back.server.ts'
import { readerOf } from '#app/domain/inbox/thread-filter.server.ts'
import { members } from '#app/domain/workspaces/members.server.ts'
import { saying } from '#app/server/flash.ts'
import { suppressionFor } from '#app/domain/sites/suppression.server.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { requireProject } from '#app/server/session.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import type { Route } from './+types/thread.ts'

const PromiseForm = lazy(() =>
  import('#app/components/inbox/promise-form.tsx').then((file) => ({ default: file.PromiseForm })),
)
const UnmatchedCard = lazy(() =>
  import('#app/components/inbox/unmatched-card.tsx').then((file) => ({ default: file.UnmatchedCard })),
)
const PromisedLinks = lazy(() =>
  import('#app/components/inbox/promised-links.tsx').then((file) => ({ default: file.PromisedLinks })),
)
const WaitingAnswer = lazy(() =>
  import('#app/components/inbox/waiting-answer.tsx').then((file) => ({ default: file.WaitingAnswer })),
)
const PaymentCard = lazy(() =>
  import('#app/components/inbox/payment-card.tsx').then((file) => ({ default: file.PaymentCard })),
)
const ReclaimNote = lazy(() =>
  import('#app/components/inbox/reclaim-note.tsx').then((file) => ({ default: file.ReclaimNote })),
)
const NamedPages = lazy(() =>
  import('#app/components/inbox/named-pages.tsx').then((file) => ({ default: file.NamedPages })),
)
const ThreadSide = lazy(() =>
  import('#app/components/inbox/thread-side.tsx').then((file) => ({ default: file.ThreadSide })),
)
const Notes = lazy(() => import('#app/components/inbox/notes.tsx').then((file) => ({ default: file.Notes })))

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const threadId = Number(params.threadId)
  const thread = getThread(scope, threadId)
  if (thread.projectId !== null && thread.projectId !== project.id)
    throw redirect(`/p/${thread.projectId}/inbox/${threadId}`)
  if (thread.mergedIntoId !== null)
    throw redirect(conversationPath(request.url, { projectId: project.id, threadId: thread.mergedIntoId }))
  if (thread.unread) markRead(scope, { threadId })
  const search = new URL(request.url).searchParams
  const linkId = Number(search.get('reclaim'))
  const again = Number(search.get('again'))
  const who = search.get('who') ?? ''
  const to = addresseeOf(scope, thread)
  const shut = to && suppressionFor(scope, to.address)
  return {
    ...readThread(scope, { threadId }),
    projectBase: `/p/${project.id}`,
    who,
    found: who ? findProspectsFor(scope, { projectId: project.id, q: who }) : [],
    to: to && (to.name?.split(/\s+/)[0] || to.address),
    shutBecause: shut && SHUT_WORDS[shut.reason],
    reclaim: linkId ? reclaimDraft(scope, { linkId, projectId: project.id, threadId }) : null,
    reclaimLinkId: linkId || null,
    again: again
      ? takenBack(scope, { threadId, outboxId: again })
      : thanksFor(scope, project.id, threadId, search),
    notes: notesOf(scope, { threadId }),
    team: members(scope),
    kin: mergeCandidates(scope, thread),
    me: readerOf(scope),
  }
}

/** The draft of a thank-you, when the address asks for one. */
function thanksFor(
  scope: Parameters<typeof thanksDraft>[0],
  projectId: number,
  threadId: number,
  search: URLSearchParams,
): string | null {
  const linkId = Number(search.get('thanks'))
  return linkId ? thanksDraft(scope, { linkId, projectId, threadId }) : null
}

const Answer = z.object({ text: z.string() })

export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const form = readForm(Answer, await request.formData())
  if (!form.ok) return badForm(form)
  const threadId = Number(params.threadId)
  const made = answer(scope, { threadId, text: form.value.text })
  if (!made.ok) return badForm(form, { text: ANSWER_REFUSAL_WORDS[made.reason] })
  const search = placeSearch(new URL(request.url).searchParams)
  const here = `/p/${project.id}/inbox/${threadId}`
  const undo = { action: `${here}/take-back${search}`, fields: { outboxId: `${made.outboxId}` } }
  return redirect(`${here}${search}`, {
    headers: { 'Set-Cookie': saying({ text: 'The answer leaves in ten seconds', undo }) },
  })
}

/** The words of a promise in a message: proposed, or recorded already. */
function markOf(
  { proposal, links }: Pick<ShownThread, 'proposal' | 'links'>,
  messageId: number,
): string | null {
  const { promise } = proposal ?? {}
  if (promise?.messageId === messageId) return promise.sentence
  return links.find((link) => link.messageId === messageId)?.sentence ?? null
}

function isHuman({ direction, kind }: { direction: string; kind: string }): boolean {
  return direction === 'in' && kind === 'reply'
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.thread.subject ?? 'Conversation'} · Linkwright` },
]

export default function ThreadScreen({ loaderData, actionData }: Route.ComponentProps) {
  const { thread, messages, waiting, links, named, proposal, suggested, side, mailbox, projectBase } =
    loaderData
  const [params] = useSearchParams()
  const place = useOutletContext<InboxPlace>()
  const search = placeSearch(params)
  const base = `${projectBase}/inbox/${thread.id}`
  const here = threadPath({ base: place.base, search }, thread.id)
  const deed: DeedPath = (name) => `${base}/${name}${search}`
  const withPromise = `${here}${search ? '&' : '?'}promise=edit`
  const isEditing = params.get('promise') === 'edit' && proposal !== null
  const lastId = messages.at(-1)?.id
  return (
    <div
      className={clsx(
        'grid min-h-0 min-w-0 grid-cols-[minmax(0,1fr)]',
        side && 'min-[1180px]:grid-cols-[minmax(0,1fr)_296px]',
      )}
    >
      <section aria-label="Conversation" className="flex min-h-0 min-w-0 flex-col bg-canvas">
        <ThreadBar thread={thread} place={place} team={loaderData.team} kin={loaderData.kin} deed={deed} />
        <div className="grid min-h-0 flex-1 scroll-thin auto-rows-max grid-cols-[minmax(0,1fr)] content-start gap-3 p-4 max-wide:p-3">
          {messages.map((message) => (
            <ThreadMessage
              key={message.id}
              message={message}
              mark={markOf(loaderData, message.id)}
              isLast={message.id === lastId}
              base={base}
              deed={deed}
              isAlone={messages.length === 1}
            >
              <Suspense>
                <PromisedLinks
                  links={links.filter((link) => link.messageId === message.id)}
                  projectBase={projectBase}
                />
              </Suspense>
              <Suspense>
                <NamedPages pages={named.filter((page) => page.messageId === message.id)} />
              </Suspense>
            </ThreadMessage>
          ))}
          {waiting.map((one) => (
            <Suspense key={one.id}>
              <WaitingAnswer answer={one} from={mailbox.fromName} takeBack={deed('take-back')} />
            </Suspense>
          ))}
          {suggested && (
            <Suspense>
              <UnmatchedCard {...{ thread, suggested, deed }} found={loaderData.found} q={loaderData.who} />
            </Suspense>
          )}
          {isEditing ? (
            <Suspense>
              <PromiseForm proposal={proposal} action={deed('promise')} cancel={here} bad={null} />
            </Suspense>
          ) : (
            proposal && <Proposals thread={thread} proposal={proposal} deed={deed} editPath={withPromise} />
          )}
          {loaderData.payment && (
            <Suspense>
              <PaymentCard because={thread.replyClassBecause} {...loaderData.payment} field="text" />
            </Suspense>
          )}
          <Suspense>
            <Notes notes={loaderData.notes} action={deed('note')} me={loaderData.me} />
          </Suspense>
          {proposal && !proposal.promise && !isEditing && messages.some(isHuman) && (
            <div>
              <ButtonLink
                size="sm"
                look="quiet"
                icon={Handshake}
                hotkey="p"
                to={withPromise}
                preventScrollReset
              >
                Record a promise
              </ButtonLink>
            </div>
          )}
        </div>
        {loaderData.reclaim && (
          <Suspense>
            <ReclaimNote
              facts={loaderData.reclaim.facts}
              link={`${projectBase}/links/${loaderData.reclaimLinkId}`}
            />
          </Suspense>
        )}
        <Composer
          action={here}
          to={loaderData.to}
          shutBecause={loaderData.shutBecause}
          from={mailbox.email}
          error={actionData?.errors.text}
          typed={
            actionData ? `${actionData.typed.text ?? ''}` : (loaderData.again ?? loaderData.reclaim?.text)
          }
          formKey={`${thread.id}:${messages.length + waiting.length}:${loaderData.reclaimLinkId ?? ''}`}
          replies={`${base}/replies`}
        />
      </section>
      {side && (
        <Suspense fallback={<aside className="border-l border-line bg-surface max-[1180px]:hidden" />}>
          <ThreadSide
            side={side}
            classMenu={thread.replyClassConfirmed ? <ClassMenu thread={thread} deed={deed} /> : undefined}
          />
        </Suspense>
      )}
    </div>
  )
}
