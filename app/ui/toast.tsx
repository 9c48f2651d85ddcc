import { CircleAlert, X } from 'lucide-react'
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import { useFetcher } from 'react-router'
import { Button, IconButton } from './button.tsx'
import { Icon } from './icon.tsx'

export type ToastWords = {
  text: string
  /** Errors stay until they are closed. */
  isError?: boolean
  /** Takes it back: where to post, and which fields. Undo is `u` while the toast is there. */
  undo?: { action: string; fields: Record<string, string> }
}

type Shown = ToastWords & { id: number }
const ToastsContext = createContext<(toast: ToastWords) => void>(() => {})
const STAYS_MS = 8000

/** Says something at the bottom left: what happened where the screen does not show it. */
export function useToast(): (toast: ToastWords) => void {
  return useContext(ToastsContext)
}

/** Holds the toasts. @param first one that came with the page, from the server */
export function ToastProvider({ first, children }: { first?: Shown | null; children: ReactNode }) {
  const [toasts, setToasts] = useState<Shown[]>(first ? [first] : [])
  const say = useCallback((toast: ToastWords) => {
    setToasts((shown) => [...shown, { ...toast, id: Math.max(0, ...shown.map((one) => one.id)) + 1 }])
  }, [])
  const close = useCallback((id: number) => setToasts((shown) => shown.filter((one) => one.id !== id)), [])
  const [seen, setSeen] = useState(first?.id)
  if (first && first.id !== seen) {
    setSeen(first.id)
    setToasts((shown) => [...shown, first])
  }
  const list = useMemo(
    () => toasts.map((toast) => <Toast key={toast.id} {...toast} onClose={() => close(toast.id)} />),
    [toasts, close],
  )
  return (
    <ToastsContext value={say}>
      {children}
      <output
        aria-live="polite"
        className="fixed bottom-4 left-4 z-20 grid max-w-[calc(100vw-2rem)] gap-2 max-wide:bottom-16"
      >
        {list}
      </output>
    </ToastsContext>
  )
}

/** One toast: one sentence, Undo, 8 seconds and longer under the pointer. */
export function Toast({ text, isError, undo, onClose }: ToastWords & { onClose: () => void }) {
  const fetcher = useFetcher()
  const [isHeld, setHeld] = useState(false)
  const isBusy = fetcher.state !== 'idle'
  const isUndone = fetcher.data !== undefined && !isBusy
  useEffect(() => {
    if (isUndone) onClose()
  }, [isUndone, onClose])
  useEffect(() => {
    if (isError || isHeld || isBusy) return
    const timer = setTimeout(onClose, STAYS_MS)
    return () => clearTimeout(timer)
  }, [isError, isHeld, isBusy, onClose])
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
      {isError && <IconButton type="button" icon={X} label="Close" onClick={onClose} />}
    </div>
  )
}
