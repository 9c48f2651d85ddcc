import { lazy, Suspense, useCallback, useState } from 'react'
import type { ToastWords } from './toast-words.ts'

type Shown = ToastWords & { id: number }

/** Loaded with the first toast. */
const Toast = lazy(() => import('./toast.tsx').then((file) => ({ default: file.Toast })))

/** The toasts, at the bottom left. @param latest what the last action wanted said; each id is shown once */
export function Toasts({ latest }: { latest: Shown | null }) {
  const [toasts, setToasts] = useState<Shown[]>(latest ? [latest] : [])
  const [seen, setSeen] = useState(latest?.id)
  if (latest && latest.id !== seen) {
    setSeen(latest.id)
    setToasts((shown) => [...shown, latest])
  }
  const close = useCallback((id: number) => setToasts((shown) => shown.filter((one) => one.id !== id)), [])
  return (
    <output
      aria-live="polite"
      className="fixed bottom-4 left-4 z-20 grid max-w-[calc(100vw-2rem)] gap-2 max-wide:bottom-16"
    >
      <Suspense>
        {toasts.map((toast) => (
          <Toast key={toast.id} {...toast} onClose={close} />
        ))}
      </Suspense>
    </output>
  )
}
