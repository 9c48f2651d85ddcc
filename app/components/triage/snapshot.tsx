import clsx from 'clsx'
import { ArrowUpRight, RefreshCw } from 'lucide-react'
import { useRef } from 'react'
import { Form } from 'react-router'
import type { TriageCard } from '../../domain/triage/triage-view.server.ts'
import { Button } from '../../ui/button.tsx'
import { iconButtonClass } from '../../ui/button-look.ts'
import { Icon } from '../../ui/icon.tsx'
import { useOutward } from '../../ui/outward.tsx'
import { WebLink } from '../../ui/web-link.tsx'
import { When } from '../../ui/when.tsx'
import { useLookAgain } from '../imports/use-look-again.ts'
import { passKeysOn, useScrollKeys } from './scroll-keys.ts'

/** So many pages lie ready behind the one that is seen. */
const FRAMES = 3

/** The page as it was read, cleaned of everything that runs or loads. The next ones are loaded unseen. */
export function Snapshot({
  card,
  ahead,
  here,
  projectId,
}: {
  card: TriageCard | null
  ahead: TriageCard[]
  here: string
  projectId: number
}) {
  const box = useRef<HTMLDivElement>(null)
  const isWaiting = ahead.slice(0, 2).some(({ snapshot }) => snapshot?.state === 'waiting')
  useLookAgain(isWaiting)
  useScrollKeys(box)
  const others = ahead.filter((one) => one.id !== card?.id)
  // In the order of their ids, so that none is ever moved in the page: a frame that moves loads anew.
  const frames = [...(card ? [card] : []), ...others]
    .slice(0, FRAMES)
    .filter(({ snapshot }) => snapshot?.isShown)
    .toSorted((a, b) => a.id - b.id)
  return (
    <section
      aria-label="Page snapshot"
      className="flex min-h-0 min-w-0 flex-col bg-canvas max-wide:order-2 max-wide:flex-1"
    >
      <div className="flex h-9 flex-none items-center gap-2 border-b border-line pr-2 pl-4 text-12">
        {card && <PageLine card={card} />}
      </div>
      <div ref={box} className="relative min-h-0 flex-1">
        {frames.map(({ id, domain, snapshot }) => (
          <iframe
            key={`${id} ${snapshot!.fetchedAt?.getTime()}`}
            title={`Page of ${domain}`}
            src={`/p/${projectId}/prospects/${id}/snapshot?of=${snapshot!.fetchedAt?.getTime()}`}
            sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
            referrerPolicy="no-referrer"
            tabIndex={-1}
            onLoad={(event) => passKeysOn(event.currentTarget)}
            data-in-hand={id === card?.id || undefined}
            className={clsx('absolute inset-0 size-full', id !== card?.id && 'invisible')}
          />
        ))}
        {card && !card.snapshot?.isShown && <NotShown card={card} here={here} projectId={projectId} />}
      </div>
    </section>
  )
}

function PageLine({ card: { url, snapshot } }: { card: TriageCard }) {
  const outward = useOutward()
  return (
    <>
      <span title={url} className="min-w-0 truncate">
        {url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}
      </span>
      <span className="ml-auto flex-none text-text-3 max-wide:hidden">
        {snapshot?.isShown && (
          <>
            read <When at={snapshot.fetchedAt} exact />; no scripts, no images
          </>
        )}
      </span>
      <a
        href={outward(url)}
        target="_blank"
        rel="noopener noreferrer"
        aria-label="Open the page"
        title="Open the page, o"
        data-hotkey="o"
        aria-keyshortcuts="o"
        className={iconButtonClass('max-wide:ml-auto')}
      >
        <Icon of={ArrowUpRight} />
      </a>
    </>
  )
}

function NotShown({
  card: { id, url, snapshot },
  here,
  projectId,
}: {
  card: TriageCard
  here: string
  projectId: number
}) {
  if (snapshot?.state !== 'failed') return <p className="p-6 text-text-2">The page is being read…</p>
  return (
    <div className="grid justify-items-start gap-3 p-6 text-text-2">
      <p>
        <b className="font-medium text-text">The page could not be read:</b> {snapshot.because}. You can still
        decide by its facts, or look at it yourself: <WebLink url={url} className="link-inline" />
      </p>
      <Form method="post" action={`/p/${projectId}/prospects/${id}/snapshot`}>
        <input type="hidden" name="to" value={here} />
        <Button size="sm" icon={RefreshCw} hotkey="r">
          Read it again
        </Button>
      </Form>
    </div>
  )
}
