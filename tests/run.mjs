// The whole proof, as `npm test` runs it: types, lint, structure and units side by side, then journeys, then the browser.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { prepareTools } from './tools.mjs'

const bin = (name) => path.join('node_modules', '.bin', name)
const scratch = mkdtempSync(path.join(tmpdir(), 'lw-test-'))
const totals = { passed: 0, failed: 0, skipped: 0 }
const times = []
let isGreen = true

const sources = ['app', 'db', 'jobs', '--config', '.dependency-cruiser.cjs', '--output-type', 'err']
// Each of these keeps one core busy, or waits for the network: together they use two.
await Promise.all([
  step('tools', prepareTools),
  step('types', async (run) => (await run('react-router', ['typegen'])) && run('tsc', ['--noEmit'])),
  step('lint', (run) => run('oxlint', ['--deny-warnings']))
    .then(() => step('structure', (run) => run('depcruise', sources)))
    .then(() => step('units', tests('unit'))),
])
await step('journeys', tests('journeys'), { isAlone: true })
await step('browser', tests('e2e'), { isAlone: true })

console.log(`\n${times.join(', ')}`)
console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`)
process.exitCode = isGreen && totals.passed > 0 ? 0 : 1

/**
 * Does one step and notes how long it took. What a step says beside others is printed when it ends.
 * @param work gets how to run a command of a package; false or a throw: failed
 */
async function step(name, work, { isAlone = false } = {}) {
  const startedAt = Date.now()
  if (isAlone) console.log(`\n== ${name}`)
  const said = []
  const say = isAlone ? (chunk) => process.stdout.write(chunk) : (chunk) => said.push(chunk)
  const ok = await Promise.resolve(work((command, args) => run(bin(command), args, say), say)).catch(
    (error) => {
      say(`${error.stack}\n`)
      return false
    },
  )
  if (!isAlone) console.log(`\n== ${name}\n${said.join('')}`)
  times.push(`${name} ${((Date.now() - startedAt) / 1000).toFixed(0)} s${ok === false ? ' FAILED' : ''}`)
  isGreen &&= ok !== false
}

function run(command, args, say) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', say)
    child.once('error', reject)
    child.once('close', (code) => resolve(code === 0))
  })
}

/** One project of the test runner; its numbers join the totals. */
function tests(project) {
  return async (run) => {
    const report = path.join(scratch, `${project}.json`)
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const ok = await run('vitest', ['run', '--project', project, ...reporters])
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'))
    totals.passed += numPassedTests
    totals.failed += numFailedTests
    totals.skipped += numPendingTests
    return ok
  }
}
