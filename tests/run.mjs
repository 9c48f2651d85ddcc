// The whole proof, in order, as `npm test` runs it: types, lint and structure, units, journeys, the browser.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { prepareTools } from './tools.mjs'

const bin = (name) => path.join('node_modules', '.bin', name)
const scratch = mkdtempSync(path.join(tmpdir(), 'lw-test-'))
const totals = { passed: 0, failed: 0, skipped: 0 }
const times = []

prepareTools()
const steps = [
  ['types', () => run(bin('react-router'), ['typegen']) && run(bin('tsc'), ['--noEmit'])],
  ['lint', () => run(bin('oxlint'), ['--deny-warnings'])],
  [
    'structure',
    () =>
      run(bin('depcruise'), [
        'app',
        'db',
        'jobs',
        '--config',
        '.dependency-cruiser.cjs',
        '--output-type',
        'err',
      ]),
  ],
  ['units', () => tests('unit')],
  ['journeys', () => tests('journeys')],
  ['browser', () => tests('e2e')],
]

let isGreen = true
for (const [name, step] of steps) {
  const startedAt = Date.now()
  console.log(`\n== ${name}`)
  const ok = step()
  times.push(`${name} ${((Date.now() - startedAt) / 1000).toFixed(0)} s${ok ? '' : ' FAILED'}`)
  isGreen &&= ok
}
console.log(`\n${times.join(', ')}`)
console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`)
process.exitCode = isGreen && totals.passed > 0 ? 0 : 1

function run(command, args) {
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0
}

/** One project of the test runner; its numbers join the totals. */
function tests(project) {
  const report = path.join(scratch, `${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const ok = run(bin('vitest'), ['run', '--project', project, ...reporters])
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'))
  totals.passed += numPassedTests
  totals.failed += numFailedTests
  totals.skipped += numPendingTests
  return ok
}
