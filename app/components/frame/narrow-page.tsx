import type { ReactNode } from 'react'
import { Mark } from './mark.tsx'

/** A page outside the frame, with one thing to do: sign in, wait, choose. */
export function NarrowPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="grid min-h-dvh place-items-center bg-surface px-4 py-10">
      <div className="grid w-full max-w-90 gap-4">
        <div className="flex items-center gap-2">
          <Mark letters="L" />
          <b>Linkwright</b>
        </div>
        <h1 className="mt-2 text-17 font-semibold">{title}</h1>
        {children}
      </div>
    </main>
  )
}
