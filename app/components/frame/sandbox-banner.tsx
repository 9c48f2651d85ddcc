import { useTimes } from '../../ui/when.tsx'
import { exactTime } from '../../ui/time.ts'
import { speedWords } from './speed.ts'

const WAY = 'whitespace-nowrap underline underline-offset-2 focus-visible:outline-on-sandbox'

/** The one dark bar: what is simulated, the clock, and the way out. */
export function SandboxBanner({ tempo }: { tempo: number }) {
  const { now, zone } = useTimes()
  return (
    <aside
      aria-label="Sandbox"
      className="flex min-h-8 flex-none items-center gap-2 border-b border-line bg-sandbox px-4 text-12 text-on-sandbox"
    >
      <b className="font-semibold">Sandbox</b>
      <span className="min-w-0 truncate max-wide:hidden">
        Sites, mailboxes and people here are simulated; nothing leaves this machine.
      </span>
      <span className="whitespace-nowrap tabular-nums">
        {exactTime(new Date(now), zone, now)}
        {tempo > 1 && <span className="max-wide:hidden">, {speedWords(tempo)}</span>}
      </span>
      <form method="post" action="/sandbox" className="ml-auto flex gap-4">
        <button name="to" value="tomorrow" className={WAY}>
          Skip to tomorrow
        </button>
        <button name="to" value="out" className={WAY}>
          Leave<span className="max-wide:sr-only"> the sandbox</span>
        </button>
      </form>
    </aside>
  )
}
