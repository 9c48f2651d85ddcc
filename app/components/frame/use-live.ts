import { useEffect, useRef } from 'react'
import { useRevalidator } from 'react-router'

/** Pages load anew at most this often, however much is written. */
const LEAST_GAP_MS = 2500
/** While the pointer moves, or somebody writes, the page holds still. */
const REST_MS = 700

/**
 * Loads the page anew when somebody else has changed the data: an import, a check, a reply. Hidden pages wait until
 * they are seen again; nothing changes under a moving pointer or a writing hand.
 */
export function useLive(): void {
  const { revalidate, state } = useRevalidator()
  const latest = useRef({ revalidate, state })
  useEffect(() => {
    latest.current = { revalidate, state }
  })
  useEffect(() => {
    const source = new EventSource('/live')
    let isStale = false
    let movedAt = 0
    let loadedAt = Date.now()
    const onMessage = () => {
      isStale = true
    }
    const onMove = () => {
      movedAt = Date.now()
    }
    const timer = setInterval(() => {
      const now = Date.now()
      const mayLoad = now - movedAt > REST_MS && now - loadedAt > LEAST_GAP_MS && !document.hidden
      if (!isStale || !mayLoad || latest.current.state !== 'idle' || isBeingCorrected()) return
      isStale = false
      loadedAt = now
      void latest.current.revalidate()
    }, 250)
    source.addEventListener('message', onMessage)
    document.addEventListener('pointermove', onMove, { passive: true })
    document.addEventListener('keydown', onMove)
    return () => {
      source.close()
      clearInterval(timer)
      document.removeEventListener('pointermove', onMove)
      document.removeEventListener('keydown', onMove)
    }
  }, [])
}

/** Loading anew takes the answer of the last form from the page (React Router's rule): not while it lists errors. */
function isBeingCorrected(): boolean {
  return document.querySelector('#main [role="alert"], #main [aria-invalid="true"]') !== null
}
