import { Bot, FileWarning, MailX, Paperclip, UserX } from 'lucide-react'
import { lazy, Suspense, type ReactNode } from 'react'
import type { ShownMessage } from '../../domain/inbox/read-thread.server.ts'
import { Chip } from '../../ui/chip.tsx'
import { Icon, type IconType } from '../../ui/icon.tsx'
import { FoldedMessage, MessageCard } from '../../ui/message-card.tsx'
import { bytes } from '../../ui/number.ts'
import type { DeedPath } from './place.ts'
import { WrittenWords } from './written-words.tsx'

const MessageMenu = lazy(() => import('./message-menu.tsx').then((file) => ({ default: file.MessageMenu })))

/**
 * One message of a conversation. Our own earlier ones are one line.
 * @param mark words of a promise that stand out @param isLast our own last word stays open
 */
export function ThreadMessage({
  message,
  mark,
  isLast,
  base,
  deed,
  isAlone,
  children,
}: {
  message: ShownMessage
  mark?: string | null
  isLast: boolean
  /** The address of the conversation. */
  base: string
  deed: DeedPath
  /** The only message cannot be moved out of its conversation. */
  isAlone: boolean
  children?: ReactNode
}) {
  const { direction, at, quotedText } = message
  const name = nameOf(message)
  if (direction === 'out' && !isLast)
    return (
      <FoldedMessage name={name} at={at} summary={ownSummary(message)} quoted={quotedText || undefined}>
        <WrittenWords text={message.visibleText} />
      </FoldedMessage>
    )
  return (
    <MessageCard
      name={name}
      address={direction === 'in' ? message.fromAddress : undefined}
      at={at}
      side={
        <>
          <KindChip {...message} />
          {!isAlone && direction === 'in' && (
            <Suspense>
              <MessageMenu messageId={message.id} action={deed('move')} />
            </Suspense>
          )}
        </>
      }
      quoted={quotedText || undefined}
    >
      <Body message={message} mark={mark} />
      {children}
      <Attachments files={message.attachments} path={`${base}/messages/${message.id}/attachments`} />
      {message.html && <AsSent html={message.html} />}
    </MessageCard>
  )
}

function Body({ message, mark }: { message: ShownMessage; mark?: string | null | undefined }) {
  if (message.unreadable)
    return (
      <p className="text-text-2">
        {message.matchedBecause}. It lies unread in {message.folder ?? 'the mailbox'}; look at it in your mail
        program.
      </p>
    )
  if (message.kind === 'bounce')
    return (
      <p>
        {BOUNCE_WORDS[message.bounceClass ?? 'other']}
        {message.bounceDiagnostic && (
          <span className="mt-1 block text-13 text-text-2 wrap-anywhere">
            {message.bounceDiagnostic.slice(0, 400)}
          </span>
        )}
      </p>
    )
  if (message.visibleText.trim() === '') return <p className="text-text-3">No words of their own.</p>
  return <WrittenWords text={message.visibleText} mark={mark} />
}

const BOUNCE_WORDS = {
  dead_address: 'Delivery failed: there is no such mailbox. Nothing more goes to this address.',
  temporary: 'Delivery failed for now: the mailbox takes no mail. The sequence goes on.',
  blocked: 'Delivery failed: our mail is blocked there. The mailbox is stopped until you have looked at it.',
  other: 'Delivery failed.',
} as const

const KINDS: Partial<Record<ShownMessage['kind'], { icon: IconType; word: string }>> = {
  bounce: { icon: MailX, word: 'Bounce' },
  auto_reply: { icon: Bot, word: 'Written by a machine' },
  unsubscribe: { icon: UserX, word: 'Wants no more mail' },
  complaint: { icon: UserX, word: 'Complaint' },
}

function KindChip({ kind, unreadable, folder }: ShownMessage) {
  const known = unreadable ? { icon: FileWarning, word: 'Could not be read' } : KINDS[kind]
  return (
    <>
      {/junk|spam/i.test(folder ?? '') && <span className="text-12 text-text-3">found in {folder}</span>}
      {known && (
        <Chip tone="idle" icon={known.icon}>
          {known.word}
        </Chip>
      )}
    </>
  )
}

/** The cleaned HTML, only when somebody asks for it: text is the default. */
function AsSent({ html }: { html: string }) {
  return (
    <details>
      <summary className="link inline text-12">As it was sent</summary>
      <div
        className="mt-2 overflow-x-auto border-l-2 border-line pl-3 text-13 [&_a]:underline [&_blockquote]:border-l [&_blockquote]:border-line [&_blockquote]:pl-2 [&_ol]:list-decimal [&_ol]:pl-5 [&_p]:my-1.5 [&_ul]:list-disc [&_ul]:pl-5"
        // Cleaned when it came in: words, lists, tables and links; no script, style, picture or form.
        dangerouslySetInnerHTML={{ __html: html }}
      />
    </details>
  )
}

function Attachments({ files, path }: { files: ShownMessage['attachments']; path: string }) {
  if (files.length === 0) return null
  return (
    <ul aria-label="Attachments" className="flex flex-wrap gap-2 text-12 text-text-2">
      {files.map((file, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- two files may have one name
        <li key={at}>
          <a
            href={`${path}/${at}`}
            className="inline-flex items-center gap-1 rounded-sm border border-line px-1.5 py-0.5 hover:bg-hover"
          >
            <Icon of={Paperclip} size={12} />
            <span className="max-w-60 truncate">{file.name}</span>
            <span className="text-text-3">{bytes(file.bytes)}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

function ownSummary({ stepNumber, sequence, visibleText }: ShownMessage): string {
  const words = visibleText.replace(/\s+/g, ' ').slice(0, 120)
  return stepNumber ? `Step ${stepNumber} of “${sequence}”: ${words}` : words
}

function nameOf({ kind, fromName, fromAddress }: ShownMessage): string {
  return kind === 'bounce' ? 'Post office' : fromName || fromAddress || 'Unknown'
}
