import { CircleAlert, CircleCheck } from 'lucide-react'
import type { ConnectionTest, SideTest } from '#app/domain/mailboxes/test-connection.server.ts'
import { SIDE_NAMES } from '#app/domain/mailboxes/trouble-words.ts'
import { Icon } from '../../ui/icon.tsx'
import { Spoken } from '../../ui/spoken.tsx'

/** What the test of both sides found: a green tick, or the exact reason. */
export function ConnectionResult({ test }: { test: ConnectionTest }) {
  return (
    <output className="block">
      <ul className="rounded-lg border border-line text-13">
        <Side name={SIDE_NAMES.smtp} side={test.smtp} />
        <Side name={SIDE_NAMES.imap} side={test.imap} />
      </ul>
    </output>
  )
}

function Side({ name, side }: { name: string; side: SideTest }) {
  return (
    <li className="flex gap-2.5 px-4 py-2.5 not-first:border-t not-first:border-line">
      <Icon
        of={side.ok ? CircleCheck : CircleAlert}
        className={side.ok ? 'mt-0.5 text-live-solid' : 'mt-0.5 text-lost-solid'}
      />
      <div className="min-w-0 flex-1">
        <b className="font-medium">{name}</b>
        <Spoken>{side.ok ? ' works' : ' does not work'}</Spoken>
        <p className="wrap-anywhere text-text-2">{side.says}</p>
      </div>
    </li>
  )
}
