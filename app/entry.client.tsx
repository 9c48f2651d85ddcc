import { startTransition, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { HydratedRouter } from 'react-router/dom'

tellZone()
startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <HydratedRouter />
    </StrictMode>,
  )
})

/** The server writes times in the reader's zone: it learns the zone from this cookie. */
function tellZone(): void {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const cookie = `zone=${encodeURIComponent(zone)}`
  if (!document.cookie.split('; ').includes(cookie))
    document.cookie = `${cookie}; Path=/; Max-Age=31536000; SameSite=Lax`
}
