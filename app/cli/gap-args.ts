import type { GapFiles } from '#app/domain/imports/gap-files.server.ts'

export type Asked = GapFiles & { min: number; level: 'domain' | 'page'; limit: number; json: boolean }

/** Options whose values run on until the next option. @returns one sentence when something is off */
export function readGapArgs(args: string[]): Asked | string {
  const asked: Asked = { ours: [], rivals: [], min: 2, level: 'domain', limit: Infinity, json: false }
  let option = ''
  let values = 0
  for (const arg of args) {
    if (!arg.startsWith('--')) {
      const wrong = take(asked, option, arg, values++)
      if (wrong) return wrong
      continue
    }
    const [name = '', ...inline] = arg.split(/=(.*)/s)
    if (!OPTIONS.includes(name)) return `There is no option ${name}.`
    option = name
    values = 0
    if (name === '--json') asked.json = true
    if (inline.length > 0) {
      const wrong = take(asked, name, inline[0]!, values++)
      if (wrong) return wrong
    }
  }
  return asked.rivals.length === 0 ? 'Name at least one rival: --rival NAME=FILE.' : asked
}

const OPTIONS = ['--ours', '--rival', '--min', '--level', '--limit', '--json']

function take(asked: Asked, option: string, value: string, at: number): string | null {
  if (option === '--ours') {
    asked.ours.push(value)
    return null
  }
  if (option === '--rival') {
    const cut = value.indexOf('=')
    const last = asked.rivals.at(-1)
    if (cut > 0) asked.rivals.push({ name: value.slice(0, cut), file: value.slice(cut + 1) })
    else if (at > 0 && last) asked.rivals.push({ name: last.name, file: value })
    else return `--rival takes NAME=FILE, not "${value}".`
    return null
  }
  if (at > 0 || option === '' || option === '--json') return `"${value}" belongs to no option.`
  if (option === '--level') {
    if (value !== 'domain' && value !== 'page') return '--level must be domain or page.'
    asked.level = value
    return null
  }
  const number = Number(value)
  if (!Number.isInteger(number) || number < (option === '--min' ? 1 : 0))
    return `${option} must be a whole number${option === '--min' ? ' from 1' : ''}.`
  if (option === '--min') asked.min = number
  else asked.limit = number
  return null
}
