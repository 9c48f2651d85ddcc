import { Undo2 } from 'lucide-react'
import { Form } from 'react-router'
import type { ShownThread } from '../../domain/inbox/read-thread.server.ts'
import { Button } from '../../ui/button.tsx'
import { MessageCard } from '../../ui/message-card.tsx'
import { OUTBOX_WORDS } from '../words.ts'
import { WrittenWords } from './written-words.tsx'

/** An answer that was written here and has not left yet, with what keeps it. */
export function WaitingAnswer({
  answer,
  from,
  takeBack,
}: {
  answer: ShownThread['waiting'][number]
  from: string
  /** Where it is taken back. */
  takeBack: string
}) {
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
          {answer.state === 'planned' ? 'Leaves in ten seconds' : OUTBOX_WORDS[answer.state]}
        </span>
      }
    >
      <WrittenWords text={answer.text ?? ''} />
      {answer.state === 'planned' && (
        <Form method="post" action={takeBack}>
          <Button size="sm" icon={Undo2} hotkey="z" name="outboxId" value={answer.id}>
            Take it back
          </Button>
        </Form>
      )}
      {answer.because && answer.state !== 'planned' && (
        <p className="text-12 text-text-2">{answer.because}</p>
      )}
    </MessageCard>
  )
}
