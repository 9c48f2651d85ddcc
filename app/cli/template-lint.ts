import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readTemplateFile } from '#app/domain/templates/front-matter.ts'
import { lint, type Lint } from '#app/domain/templates/lint.ts'
import { nestDottedNames } from '#app/domain/templates/merge-data.ts'
import type { MergeData } from '#app/domain/templates/render.ts'
import { failed, say, unusable } from './say.ts'

const HELP = `template lint FILE [--data FILE] [--json]

FILE         a Handlebars template; a head with name, tactic, subject and follow_up between two lines of --- is optional
--data FILE  JSON with the values of the merge fields: {"contact":{"first_name":"Pia"}, …};
             without it, the examples of the field list are used; "snippets": {"name": "words"} in it stand for {{snippet "name"}}
--json       one JSON object on standard output`

/** `template lint`: what is missing for this data, and what costs replies. Needs no database. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { data: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  })
  if (values.help) return say(HELP)
  const [word, file, ...more] = positionals
  if (word !== 'lint' || !file || more.length)
    return unusable('Say which file: template lint FILE [--data FILE] [--json]')
  const content = read(file)
  if (content === null) return failed(`${file} cannot be read; name a template file.`)
  const data = values.data === undefined ? undefined : readData(values.data)
  if (data === null) return failed(`${values.data} is not a file with one JSON object in it.`)
  const result = lintFile(content, data)
  return say(values.json ? JSON.stringify(result) : shown(result))
}

function lintFile(content: string, data: MergeData | undefined): Lint {
  const { subject, body, subjectLine, bodyLine, isFollowUp, problems } = readTemplateFile(content)
  const hasHead = bodyLine > 1
  const found = lint({ subject, body, data, subjectLine, bodyLine, isFollowUp: isFollowUp || !hasHead })
  const inHead = problems.map((one) => ({ rule: 'head' as const, blocks: false, ...one }))
  return { ...found, problems: [...inHead, ...found.problems] }
}

function shown({ words, missing, problems, rendered }: Lint): string {
  const lines = problems.map(
    ({ line, column, rule, message }) => `${line}${column ? `:${column}` : ''}  ${rule}  ${message}`,
  )
  const mail = rendered
    ? [...(rendered.subject === null ? [] : [`Subject: ${rendered.subject}`, '']), rendered.text, '']
    : []
  const count = problems.length === 0 ? 'nothing to mend' : `${problems.length} to mend`
  return [...mail, ...lines, `${words} words, ${missing.length} missing, ${count}`].join('\n')
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function readData(file: string): MergeData | null {
  try {
    const data: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return typeof data === 'object' && data && !Array.isArray(data)
      ? nestDottedNames(data as MergeData)
      : null
  } catch {
    return null
  }
}
