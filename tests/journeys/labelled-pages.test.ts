import { describe, expect, it } from 'vitest'
import { observe } from '#app/domain/links/observe.server.ts'
import { openWeb } from '#app/gateways/web/open-web.ts'
import { readNetworkSettings } from '#app/gateways/web/settings.ts'
import { labelledPages } from '#tests/support/labelled-pages.ts'
import { openLocalWeb } from '#tests/support/local-web.ts'

const CASES = labelledPages()

it('the labelled set is there', () => expect(CASES.length).toBeGreaterThan(500))

describe.each([...new Set(CASES.map((one) => one.file))])('%s', (file) => {
  // A page of many megabytes holds up whatever runs beside it.
  const test = file === 'huge.cases' ? it : it.concurrent
  test.for(CASES.filter((one) => one.file === file))('$name', async (one, { expect }) => {
    const local = await openLocalWeb({ ...one.sites })
    const rules = one.connectTo.replaceAll('HERE', `127.0.0.1:${local.port}`)
    const connectTo = [local.connectTo, rules].filter(Boolean).join(',')
    const web = openWeb({ settings: readNetworkSettings({ connectTo }), connectMs: 2_500, totalMs: 2_500 })
    try {
      const { observation } = await observe(one.promised, web, { render: one.render })
      const { verdict, issues, reason } = observation
      expect({ verdict, issues, reason }).toEqual({ ...one.expected.said, reason })
      for (const [path, value] of one.expected.fields)
        expect([path, at(observation, path)]).toEqual([path, value])
    } finally {
      await web.close()
      await local.close()
    }
  })
})

function at(value: unknown, path: string): string {
  const found = path.split('.').reduce<unknown>((one, key) => (one as Record<string, unknown>)?.[key], value)
  return typeof found === 'string' ? found : JSON.stringify(found)
}
