import type { ShownThread } from '../../domain/inbox/read-thread.server.ts'
import { MessageCard } from '../../ui/message-card.tsx'
import { OUTBOX_WORDS } from '../words.ts'
import { WrittenWords } from './written-words.tsx'

/** An answer that was written here and has not left yet, with what keeps it. */
export function WaitingAnswer({ answer, from }: { answer: ShownThread['waiting'][number]; from: string }) {
  return (
    <MessageCard
      name={from}
      at={answer.createdAt}
      side={
        <span
          className={
            answer.state === 'failed_final' ? 'text-12 font-medium text-lost-text' : 'text-12 text-text-2'
          }
        >
          {answer.state === 'planned' ? 'Leaves in a moment' : OUTBOX_WORDS[answer.state]}
        </span>
      }
    >
      <WrittenWords text={answer.text ?? ''} />
      {answer.because && answer.state !== 'planned' && (
        <p className="text-12 text-text-2">{answer.because}</p>
      )}
    </MessageCard>
  )
}
