import { Ellipsis } from 'lucide-react'
import type { ReactNode } from 'react'
import { Avatar } from './avatar.tsx'
import { Icon } from './icon.tsx'
import { counted } from './number.ts'
import { When } from './when.tsx'

type Head = { name: string; address?: string; at: Date | number | string; side?: ReactNode }

/**
 * One message of a thread. The quoted part is folded.
 * @param quoted plain text of what was quoted @param side chips at the right of the head
 */
export function MessageCard({ quoted, children, ...head }: Head & { quoted?: string; children: ReactNode }) {
  return (
    <article className="rounded-lg border border-line bg-surface">
      <MessageHead {...head} />
      <div className="max-w-[42rem] px-4 pb-4 text-14 leading-6 wrap-anywhere [&>*+*]:mt-3">
        {children}
        {quoted && <Quoted text={quoted} />}
      </div>
    </article>
  )
}

/** An earlier message of our own, one line until opened. @param summary "Step 1 of …: the first words" */
export function FoldedMessage({
  summary,
  quoted,
  children,
  ...head
}: Head & { summary: ReactNode; quoted?: string; children: ReactNode }) {
  return (
    <details className="group/msg rounded-lg border border-line bg-surface">
      <summary className="rounded-lg hover:bg-hover">
        <MessageHead {...head} address={undefined} summary={summary} />
      </summary>
      <div className="max-w-[42rem] px-4 pb-4 text-14 leading-6 wrap-anywhere [&>*+*]:mt-3">
        {children}
        {quoted && <Quoted text={quoted} />}
      </div>
    </details>
  )
}

function MessageHead({ name, address, at, side, summary }: Head & { summary?: ReactNode }) {
  return (
    <div className="flex items-center gap-2 px-4 py-2.5 text-13">
      <Avatar name={name} />
      <b className={summary ? 'font-medium whitespace-nowrap' : 'whitespace-nowrap'}>{name}</b>
      {address && <span className="min-w-0 truncate text-text-3 max-wide:hidden">{address}</span>}
      {summary && <span className="min-w-0 truncate text-text-3 group-open/msg:invisible">{summary}</span>}
      <span className="ml-auto flex flex-none items-center gap-2">
        {side}
        <When at={at} className="text-12 text-text-3 tabular-nums" />
      </span>
    </div>
  )
}

function Quoted({ text }: { text: string }) {
  const lines = text.trimEnd().split('\n').length
  return (
    <details>
      <summary className="inline-flex h-5 items-center gap-1 rounded-sm bg-active px-1.5 text-12 text-text-2">
        <Icon of={Ellipsis} size={12} />
        {counted(lines, 'quoted line')}
      </summary>
      <pre className="mt-2 font-sans text-13 whitespace-pre-wrap text-text-3">{text}</pre>
    </details>
  )
}

/** Under a paragraph: what was seen at the address it names. First row chip, words and when; then the details. */
export function ProofCard({ children, more }: { children: ReactNode; more?: ReactNode }) {
  return (
    <div className="rounded-md border border-line text-13">
      <div className="flex flex-wrap items-center gap-2 px-2.5 py-1.5">{children}</div>
      {more && (
        <div className="flex flex-wrap items-center gap-2 border-t border-line px-2.5 py-1.5 text-12">
          {more}
        </div>
      )}
    </div>
  )
}
