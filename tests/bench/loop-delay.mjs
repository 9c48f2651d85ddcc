import { writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'

// Loaded into every process of the product; only the web process tells how late its event loop was, every half second.
if (process.argv[1]?.endsWith('app/server/web.ts')) {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const tell = () => {
    writeFileSync(process.env.BENCH_LOOP_FILE, `${JSON.stringify({ p99: delay.percentile(99) / 1e6 })}\n`, {
      flag: 'a',
    })
    delay.reset()
  }
  setInterval(tell, 500).unref()
}
