import { CircleAlert, CircleCheck, CircleHelp, TriangleAlert } from 'lucide-react'
import { Form, useNavigation } from 'react-router'
import type { SenderView } from '#app/domain/outbox/sender-view.server.ts'
import type { Finding } from '#app/domain/mailboxes/finding.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Spoken } from '../../ui/spoken.tsx'
import { When } from '../../ui/when.tsx'

const LOOKS = {
  good: { icon: CircleCheck, color: 'text-live-solid', word: 'in order' },
  warn: { icon: TriangleAlert, color: 'text-warn-solid', word: 'needs a look' },
  bad: { icon: CircleAlert, color: 'text-lost-solid', word: 'not in order' },
  unknown: { icon: CircleHelp, color: 'text-text-3', word: 'not known' },
}

const NAMES = { spf: 'SPF', dkim: 'DKIM', dmarc: 'DMARC', mx: 'MX', ptr: 'PTR' } as const

/** Whether receivers can tell that mail of this address is genuine, and what the large providers demand. */
export function SenderStanding({ view, isSandbox }: { view: SenderView; isSandbox: boolean }) {
  const busy = useNavigation().formData?.get('intent')
  const failing = view.rules.filter((rule) => rule.level === 'bad').length
  return (
    <div className="grid gap-4">
      {view.findings ? (
        <ul className="rounded-lg border border-line text-13">
          {Object.entries(NAMES).map(([key, name]) => (
            <Line key={key} name={name} finding={view.findings![key as keyof typeof NAMES]} />
          ))}
          <Line name="Test" finding={view.test} />
        </ul>
      ) : (
        <p className="text-13 text-text-2">
          {isSandbox
            ? 'The domains of the sandbox exist nowhere, so nobody can be asked about them.'
            : 'The DNS has not been asked yet.'}
        </p>
      )}
      {!isSandbox && (
        <Form method="post" className="flex flex-wrap items-center gap-2">
          <Button name="intent" value="look-up" busy={busy === 'look-up' && 'Asking the DNS…'}>
            Check the DNS again
          </Button>
          <Button name="intent" value="send-test" busy={busy === 'send-test' && 'Waiting for it to arrive…'}>
            Send a test message
          </Button>
          {view.isOnItsWay && (
            <Button name="intent" value="find-test" busy={busy === 'find-test' && 'Looking…'}>
              Look for it again
            </Button>
          )}
          {view.checkedAt && (
            <span className="text-12 text-text-3">
              asked <When at={view.checkedAt} />
            </span>
          )}
        </Form>
      )}
      <details className="text-13">
        <summary className="cursor-pointer font-medium underline decoration-line underline-offset-2">
          What Google, Yahoo and Microsoft demand
          {failing > 0 && <span className="font-normal text-lost-text">: {failing} not in order</span>}
        </summary>
        <ul className="mt-2 rounded-lg border border-line">
          {view.rules.map((rule) => (
            <Line key={rule.rule} name={rule.rule} finding={rule} side={rule.who.join(', ')} />
          ))}
        </ul>
      </details>
    </div>
  )
}

function Line({ name, finding, side }: { name: string; finding: Finding; side?: string }) {
  const { icon, color, word } = LOOKS[finding.level]
  return (
    <li className="flex gap-2.5 px-4 py-2.5 not-first:border-t not-first:border-line">
      <Icon of={icon} className={`mt-0.5 ${color}`} />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap justify-between gap-x-3">
          <b className="font-medium">
            {name}
            <Spoken> is {word}</Spoken>
          </b>
          {side && <span className="text-12 text-text-3">{side}</span>}
        </div>
        <p className="wrap-anywhere text-text-2">{finding.says}</p>
        {finding.record && !side && (
          <code className="mt-0.5 block text-12 wrap-anywhere text-text-3">
            {finding.record.slice(0, 200)}
          </code>
        )}
      </div>
    </li>
  )
}
