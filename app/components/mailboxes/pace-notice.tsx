import { useEffect, useRef } from 'react'
import type { PaceEffect } from '#app/domain/sequences/replan-mailbox.server.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { MovedWords } from '../sequences/effect-notice.tsx'

/** Whose mail moves with another pace of the mailbox, and the button that keeps it. Stands in the form of the mailbox. */
export function PaceNotice({ effect }: { effect: PaceEffect }) {
  const box = useRef<HTMLDivElement>(null)
  // The button that brought it stands far below.
  useEffect(() => void box.current?.scrollIntoView({ block: 'center' }), [])
  return (
    <div ref={box} role="alert">
      <Notice
        tone="warn"
        title="Mail is planned from this mailbox. Nothing is kept before you agree."
        actions={
          <Button look="primary" name="intent" value="save">
            Save and move them
          </Button>
        }
      >
        <input type="hidden" name="agreed" value={effect.key} />
        <MovedWords moved={effect.moved} />
      </Notice>
    </div>
  )
}
