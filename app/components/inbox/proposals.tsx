import { Pencil } from 'lucide-react'
import { Form } from 'react-router'
import { REPLY_CLASSES } from '#db/vocabulary.ts'
import type { ShownThread } from '../../domain/inbox/read-thread.server.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { ProposalCard, ProposalFacts, ProposalRow } from '../../ui/proposal-card.tsx'
import { WebAddress } from '../../ui/web-link.tsx'
import { pathOf } from '../prospects/page-name.tsx'
import { ReplyClassChip } from '../reply-class-chip.tsx'
import { REPLY_CLASS_ICONS } from '../reply-icons.ts'
import { REPLY_CLASS_WORDS } from '../words.ts'
import { dayWords } from './day-words.ts'
import type { DeedPath } from './place.ts'

/** What was read out of the reply, for a person to confirm: its class, and a promise if there is one. */
export function Proposals({
  thread,
  proposal,
  deed,
  editPath,
}: {
  thread: ShownThread['thread']
  proposal: NonNullable<ShownThread['proposal']>
  deed: DeedPath
  editPath: string
}) {
  const { promise, isClassOpen } = proposal
  if (!isClassOpen && !promise) return null
  return (
    <ProposalCard title="Read from this reply, for you to confirm">
      {isClassOpen && <ClassRow thread={thread} deed={deed} />}
      {promise && <PromiseRow promise={promise} deed={deed} editPath={editPath} />}
    </ProposalCard>
  )
}

function ClassRow({ thread, deed }: { thread: ShownThread['thread']; deed: DeedPath }) {
  const replyClass = thread.replyClass ?? 'other'
  return (
    <ProposalRow
      label="Class"
      proof={thread.replyClassBecause ? `“${thread.replyClassBecause}”` : 'no words that tell'}
      action={
        <Form method="post" action={deed('class')}>
          <Button size="sm" hotkey="c" name="replyClass" value={replyClass}>
            Accept
          </Button>
        </Form>
      }
    >
      <ClassMenu thread={thread} deed={deed} />
    </ProposalRow>
  )
}

const CLASS_KEYS = '1234567890'

/** The class as a chip that opens all of them: at the key l, and then by its number. */
export function ClassMenu({ thread, deed }: { thread: ShownThread['thread']; deed: DeedPath }) {
  if (!thread.replyClass) return null
  return (
    <Form method="post" action={deed('class')} className="contents">
      <Menu
        label="Class of the reply"
        trigger={(opens) => (
          <button
            {...opens}
            data-hotkey="l"
            className="inline-flex flex-none rounded-sm"
            aria-label={`Class ${REPLY_CLASS_WORDS[thread.replyClass!]}, change`}
          >
            <ReplyClassChip replyClass={thread.replyClass!} isConfirmed={thread.replyClassConfirmed} pick />
          </button>
        )}
      >
        {REPLY_CLASSES.map((one, at) => (
          <MenuItem
            key={one}
            hotkey={CLASS_KEYS[at]}
            data-hotkey={CLASS_KEYS[at]}
            icon={REPLY_CLASS_ICONS[one]}
            name="replyClass"
            value={one}
            isCurrent={one === thread.replyClass}
          >
            {REPLY_CLASS_WORDS[one]}
          </MenuItem>
        ))}
      </Menu>
    </Form>
  )
}

type Promised = NonNullable<NonNullable<ShownThread['proposal']>['promise']>

function PromiseRow({ promise, deed, editPath }: { promise: Promised; deed: DeedPath; editPath: string }) {
  const isWhole = promise.page !== null && promise.target !== null
  return (
    <ProposalRow
      label="Promise"
      more={
        <Form method="post" action={deed('promise')}>
          <ProposalFacts
            facts={[
              {
                label: 'Page',
                value: promise.page ? <WebAddress url={promise.page} length={40} /> : 'not named',
              },
              {
                label: 'Target',
                value: promise.target ? (
                  <span title={promise.target}>{pathOf(promise.target) || '/'}</span>
                ) : (
                  'not named'
                ),
              },
              { label: 'Due', value: promise.isDone ? 'said to be done' : dayWords(promise.due.day) },
              { label: 'Rel', value: 'dofollow' },
            ]}
          />
          <input type="hidden" name="messageId" value={promise.messageId} />
          <input type="hidden" name="sentence" value={promise.sentence} />
          <input type="hidden" name="sourceUrl" value={promise.page ?? ''} />
          <input type="hidden" name="targetUrl" value={promise.target ?? ''} />
          <input type="hidden" name="dueOn" value={promise.due.day} />
          <input type="hidden" name="rel" value="follow" />
          <div className="flex flex-wrap items-center gap-2">
            <Button
              size="sm"
              look="primary"
              hotkey="p"
              offBecause={!isWhole && 'The page or the target is not known yet: edit it'}
            >
              Confirm promise
            </Button>
            <ButtonLink size="sm" icon={Pencil} to={editPath} preventScrollReset>
              Edit
            </ButtonLink>
            <Button size="sm" look="quiet" name="intent" value="dismiss" formNoValidate>
              Not a promise
            </Button>
          </div>
        </Form>
      }
    >
      <span className="min-w-0 font-medium">“{promise.sentence}”</span>
    </ProposalRow>
  )
}
