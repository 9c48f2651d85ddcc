import { CircleCheck, CircleX, Clock } from 'lucide-react'
import { Form } from 'react-router'
import type { AlertKind, DeliveryState } from '#db/vocabulary.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { When } from '../../ui/when.tsx'
import { ALERT_WORDS } from '../words.ts'

export type LoggedDelivery = {
  id: number
  kind: AlertKind | null
  title: string | null
  body: string | null
  state: DeliveryState
  dueAt: Date | null
  attemptCount: number
  lastAt: Date | null
  lastHeaders: Record<string, string> | null
  lastStatus: number | null
  lastAnswer: string | null
  lastBecause: string | null
  durationMs: number | null
  createdAt: Date
}

const STATES = {
  waiting: { tone: 'idle', icon: Clock, word: 'Waiting' },
  delivered: { tone: 'live', icon: CircleCheck, word: 'Delivered' },
  failed: { tone: 'lost', icon: CircleX, word: 'Given up' },
} as const

/** What was sent to a webhook and what came of it; each entry unfolds to the request and the answer. */
export function DeliveryLog({ deliveries }: { deliveries: LoggedDelivery[] }) {
  return (
    <ul className="rounded-lg border border-line">
      {deliveries.map((delivery) => {
        const { tone, icon, word } = STATES[delivery.state]
        return (
          <li key={delivery.id} className="border-t border-line px-4 py-2.5 text-13 first:border-0">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Chip tone={tone} icon={icon}>
                {word}
              </Chip>
              <span className="min-w-0 flex-1 wrap-anywhere">
                {delivery.kind ? `${ALERT_WORDS[delivery.kind]}: ${delivery.title}` : 'Test'}
              </span>
              <When at={delivery.lastAt ?? delivery.createdAt} className="text-12 text-text-3" />
              {delivery.state !== 'waiting' && (
                <Form method="post">
                  <input type="hidden" name="intent" value="redeliver" />
                  <input type="hidden" name="deliveryId" value={delivery.id} />
                  <Button size="sm" look="quiet">
                    Send again
                  </Button>
                </Form>
              )}
            </div>
            <p className="text-12 text-text-2">
              {delivery.lastBecause ? sentence(delivery.lastBecause) : 'Not tried yet'}
              {delivery.durationMs !== null && `, ${delivery.durationMs} ms`}
              {delivery.attemptCount > 1 && `, attempt ${delivery.attemptCount}`}
              {delivery.state === 'waiting' && delivery.attemptCount > 0 && (
                <>
                  ; next try <When at={delivery.dueAt} />
                </>
              )}
            </p>
            {delivery.body && (
              <details className="mt-1">
                <summary className="cursor-pointer text-12 text-text-2">Request and answer</summary>
                <Block label="Request headers" text={headerLines(delivery.lastHeaders)} />
                <Block label="Request body" text={pretty(delivery.body)} />
                <Block
                  label={delivery.lastStatus ? `Answer, HTTP ${delivery.lastStatus}` : 'Answer'}
                  text={delivery.lastAnswer || (delivery.lastStatus ? '(empty)' : '(none)')}
                />
              </details>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function Block({ label, text }: { label: string; text: string }) {
  return (
    <div className="mt-2">
      <p className="text-12 text-text-3">{label}</p>
      <pre className="max-h-80 overflow-auto rounded-sm bg-sunken p-2 font-mono text-12 wrap-anywhere whitespace-pre-wrap">
        {text}
      </pre>
    </div>
  )
}

function headerLines(headers: Record<string, string> | null): string {
  return Object.entries(headers ?? {})
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')
}

function pretty(body: string): string {
  return JSON.stringify(JSON.parse(body), null, 2)
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
