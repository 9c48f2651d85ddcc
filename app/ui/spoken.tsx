import type { ReactNode } from 'react'

/** Words for those who listen: hidden from sight, read aloud. */
export function Spoken({ children }: { children: ReactNode }) {
  return <span className="sr-only">{children}</span>
}
