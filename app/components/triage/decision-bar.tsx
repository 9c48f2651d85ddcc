import { AlarmClock, Ban, Check, ChevronDown, ChevronUp, CircleSlash, Undo2 } from 'lucide-react'
import { useRef } from 'react'
import { Form, Link, useSearchParams, useSubmit } from 'react-router'
import { REJECT_REASONS } from '#db/vocabulary.ts'
import { REJECT_WORDS } from '../../domain/triage/decision.ts'
import { SNOOZES, SNOOZE_WORDS } from '../../domain/values/snoozes.ts'
import { Button } from '../../ui/button.tsx'
import { Icon, type IconType } from '../../ui/icon.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import type { TriageFacts } from './triage-facts.ts'
import { queueSearch } from './queue-address.ts'
import { useReasonKeys } from './use-reason-keys.ts'

/** What can be decided, each with its key; works as a plain form before the script has loaded. */
export function DecisionBar({
  id,
  heldBy,
  isShown,
  next,
  last,
  previousTo,
  nextTo,
  base,
}: {
  id: number
  heldBy: string | null
  /** Nobody decides on what they have not seen. */
  isShown: boolean
  next: number | null
  last: TriageFacts['last']
  previousTo: string | null
  nextTo: string | null
  base: string
}) {
  const [params] = useSearchParams()
  const submit = useSubmit()
  const form = useRef<HTMLFormElement>(null)
  const offBecause = heldBy ? `${heldBy} has it open` : !isShown && 'It is being loaded'
  useReasonKeys(form, !offBecause)
  return (
    <footer className="col-span-full flex h-13 items-center gap-2 border-t border-line bg-surface px-4 max-wide:order-3 max-wide:h-auto max-wide:flex-none max-wide:flex-wrap max-wide:py-2">
      <Form
        ref={form}
        method="post"
        action={`${base}/decisions`}
        className="contents"
        onSubmit={(event) => {
          event.preventDefault()
          const { submitter } = event.nativeEvent as SubmitEvent
          const sent = new FormData(event.currentTarget, submitter)
          sent.delete('to')
          // A fetcher of its own for each: the next decision does not wait for, nor break off, the one before.
          void submit(sent, {
            method: 'post',
            action: `${base}/decisions`,
            navigate: false,
            fetcherKey: `triage-${id}`,
            flushSync: true,
          })
        }}
      >
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="next" value={next ?? ''} />
        <input type="hidden" name="to" value={`${base}${queueSearch(params, next)}`} />
        <Button look="primary" icon={Check} hotkey="q" name="do" value="qualify" offBecause={offBecause}>
          Qualify
        </Button>
        <Menu
          label="Why it is not for us"
          trigger={(opens) => (
            <Button {...opens} icon={CircleSlash} hotkey="d" offBecause={offBecause}>
              Not for us
            </Button>
          )}
        >
          {REJECT_REASONS.map((reason, at) => (
            <MenuItem key={reason} name="do" value={`reject:${reason}`} hotkey={`${at + 1}`}>
              {REJECT_WORDS[reason]}
            </MenuItem>
          ))}
        </Menu>
        <Menu
          label="Look at it later"
          trigger={(opens) => (
            <Button {...opens} look="quiet" icon={AlarmClock} hotkey="h" offBecause={offBecause}>
              Later
            </Button>
          )}
        >
          {SNOOZES.map((snooze) => (
            <MenuItem key={snooze} name="do" value={`later:${snooze}`}>
              {SNOOZE_WORDS[snooze]}
            </MenuItem>
          ))}
        </Menu>
        <Button look="quiet" icon={Ban} hotkey="b" name="do" value="block" offBecause={offBecause}>
          Block site
        </Button>
      </Form>
      {heldBy && (
        <span role="status" className="text-12 font-medium text-warn-text">
          {heldBy} has it open
        </span>
      )}
      <span className="ml-auto flex flex-none items-center gap-3.5 text-12 text-text-3">
        <span className="flex items-center gap-0.5">
          <Neighbour to={nextTo} label="Next, without deciding" hotkey="j" icon={ChevronDown} />
          <Neighbour to={previousTo} label="The one before" hotkey="k" icon={ChevronUp} />
          <span aria-hidden="true" className="ml-0.5 max-wide:hidden">
            move
          </span>
        </span>
        <span aria-hidden="true" className="flex items-center gap-1 max-wide:hidden">
          <Kbd>1</Kbd> to <Kbd>6</Kbd> reason
        </span>
        {last && <Undo last={last} base={base} />}
      </span>
    </footer>
  )
}

/** The key itself is the link; on a narrow screen, where keys are not shown, an arrow. */
function Neighbour({
  to,
  label,
  hotkey,
  icon,
}: {
  to: string | null
  label: string
  hotkey: string
  icon: IconType
}) {
  if (!to) return null
  return (
    <Link
      to={to}
      replace
      preventScrollReset
      aria-label={label}
      title={label}
      data-hotkey={hotkey}
      aria-keyshortcuts={hotkey}
      className="inline-grid place-items-center rounded-sm max-wide:size-11"
    >
      <Kbd>{hotkey}</Kbd>
      <Icon of={icon} className="wide:hidden" />
    </Link>
  )
}

function Undo({ last, base }: { last: NonNullable<TriageFacts['last']>; base: string }) {
  const [params] = useSearchParams()
  return (
    <Form method="post" action={`${base}/undo`} className="contents">
      <input type="hidden" name="id" value={last.prospectId} />
      <input type="hidden" name="to" value={`${base}${queueSearch(params)}`} />
      <Button
        look="quiet"
        size="sm"
        icon={Undo2}
        hotkey="u"
        title={`${last.words}: ${last.domain}`}
        aria-label={`Undo: ${last.words}, ${last.domain}`}
        className="max-w-60"
      >
        Undo
      </Button>
    </Form>
  )
}
