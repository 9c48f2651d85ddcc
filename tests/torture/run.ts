import { parseArgs } from 'node:util'
import { torture } from './torture.ts'

/** `npm run torture -- --messages 3000 --kills 300 --seed 1 --mailboxes 8 --workers 2` */
const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '3000' },
    kills: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    mailboxes: { type: 'string', default: '8' },
    workers: { type: 'string', default: '2' },
  },
})
const how = Object.fromEntries(
  Object.entries(values).map(([name, text]) => {
    const number = Number(text)
    if (Number.isInteger(number) && number > 0) return [name, number]
    console.error(`--${name} is a whole number above 0, not "${text}".`)
    process.exit(2)
  }),
) as Record<keyof typeof values, number>
console.log(
  Object.entries(how)
    .map(([name, number]) => `${name} ${number}`)
    .join(', '),
)
const { seconds, ...outcome } = await torture(how, (line) => console.log(line))
console.log(
  Object.entries(outcome)
    .map(([name, number]) => `${name} ${number}`)
    .join(', '),
)
console.log(`Each message left at most once and none is unaccounted for (${seconds.toFixed(0)} s).`)
