import { CircleAlert, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useFetcher } from 'react-router'
import { Button, IconButton } from './button.tsx'
import { Icon } from './icon.tsx'
import type { ToastWords } from './toast-words.ts'

const STAYS_MS = 8000

/** One toast: one sentence, Undo, 8 seconds and longer under the pointer. */
export function Toast({
  id,
  text,
  isError,
  undo,
  onClose,
}: ToastWords & { id: number; onClose: (id: number) => void }) {
  const fetcher = useFetcher()
  const [isHeld, setHeld] = useState(false)
  const isBusy = fetcher.state !== 'idle'
  const isUndone = fetcher.data !== undefined && !isBusy
  useEffect(() => {
    if (isUndone) onClose(id)
  }, [isUndone, onClose, id])
  useEffect(() => {
    if (isError || isHeld || isBusy) return
    const timer = setTimeout(() => onClose(id), STAYS_MS)
    return () => clearTimeout(timer)
  }, [isError, isHeld, isBusy, onClose, id])
  return (
    <div
      role={isError ? 'alert' : undefined}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      className="flex min-h-touch w-max max-w-full animate-rise items-center gap-3 rounded-lg border border-line-strong bg-raised py-2 pr-2 pl-4 text-13 shadow-menu"
    >
      {isError && <Icon of={CircleAlert} className="text-lost-solid" />}
      <span>{text}</span>
      {undo && (
        <fetcher.Form method="post" action={undo.action}>
          {Object.entries(undo.fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Button look="quiet" size="sm" hotkey="u" busy={isBusy && 'Undoing…'}>
            Undo
          </Button>
        </fetcher.Form>
      )}
      {isError && <IconButton type="button" icon={X} label="Close" onClick={() => onClose(id)} />}
    </div>
  )
}
