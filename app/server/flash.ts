import type { ToastWords } from '#app/ui/toast-words.ts'
import { readCookies } from './preferences.ts'

const NAME = 'say'

/** A Set-Cookie line that makes the next page say something: for actions that end in a redirect or reload. */
export function saying(toast: ToastWords): string {
  const id = Math.floor(Math.random() * 2 ** 48)
  const value = Buffer.from(JSON.stringify({ ...toast, id })).toString('base64url')
  return `${NAME}=${value}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax`
}

/** What the last action wanted said. `forget` is the Set-Cookie line that says it only once. */
export function readFlash(request: Request): { toast: ToastWords & { id: number }; forget: string } | null {
  const value = readCookies(request.headers.get('cookie') ?? '').get(NAME)
  if (!value) return null
  const toast = parse(value)
  return toast && { toast, forget: `${NAME}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax` }
}

/** Only words come from the cookie, and the page shows them as text: whoever forges it fools himself. */
function parse(value: string): (ToastWords & { id: number }) | null {
  try {
    const toast = JSON.parse(Buffer.from(value, 'base64url').toString('utf8')) as ToastWords & { id: number }
    return typeof toast.text === 'string' && typeof toast.id === 'number' ? toast : null
  } catch {
    return null
  }
}
