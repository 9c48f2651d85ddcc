import type { Value } from './closed-helpers.ts'
import { readTemplate, snippetNameOf, type Read, type TemplateError } from './syntax.ts'

/** The workspace's saved pieces of text by name: what `{{snippet "name"}}` stands for. */
export type Snippets = Record<string, string>

/** Where the snippets stand among what a template is filled from; not a field, so no template can name it. */
export const SNIPPETS_KEY = 'snippets'

/** The snippets that came with the values of the fields. */
export function snippetsIn(data: Record<string, Value>): Snippets {
  const own = Object.hasOwn(data, SNIPPETS_KEY) ? data[SNIPPETS_KEY] : null
  if (typeof own !== 'object' || own === null || Array.isArray(own)) return {}
  return Object.fromEntries(Object.entries(own).filter(([, text]) => typeof text === 'string')) as Snippets
}

/** A snippet's words, read; null when there is none of this name. */
export function readSnippetOf(snippets: Snippets, name: string): hbs.AST.Program | null {
  const text = Object.hasOwn(snippets, name) ? snippets[name] : undefined
  if (text === undefined) return null
  const read = readSnippet(text)
  return read.ok ? read.template.program : null
}

/** Reads the words of a snippet: fields, helpers and blocks as in a template, but no further snippets. */
export function readSnippet(text: string): Read {
  return readWithoutSnippets(text, 'A snippet holds fields and words, but no other snippet')
}

/** Reads a text in which no snippet may stand. @param says the error for one that does */
export function readWithoutSnippets(text: string, says: string): Read {
  const read = readTemplate(text)
  if (!read.ok) return read
  const [inner] = snippetCallsIn(read.template.program.body)
  if (!inner) return read
  return { ok: false, error: at(inner, says) }
}

/** Reads a template as it may be kept: every snippet it names is there. */
export function readWithSnippets(source: string, snippets: Snippets): Read {
  const read = readTemplate(source)
  if (!read.ok) return read
  const unknown = snippetCallsIn(read.template.program.body).find(
    ({ name }) => readSnippetOf(snippets, name) === null,
  )
  return unknown ? { ok: false, error: at(unknown, unknownSnippet(unknown.name, snippets)) } : read
}

/** The names of the snippets in a text, each once; none when it cannot be read. */
export function snippetsOf(source: string): string[] {
  const read = readTemplate(source)
  if (!read.ok) return []
  return [...new Set(snippetCallsIn(read.template.program.body).map(({ name }) => name))]
}

/** What to say of a name that is none. */
export function unknownSnippet(name: string, snippets: Snippets): string {
  const names = Object.keys(snippets)
  const others = names.length ? `There are: ${names.join(', ')}` : 'None is kept yet'
  return `There is no snippet "${name}". ${others}`
}

/** The calls of snippets in a text, in blocks too, in the order in which they stand. */
export function snippetCallsIn(body: hbs.AST.Statement[]): { name: string; line: number; column: number }[] {
  return body.flatMap((node) => {
    const name = snippetNameOf(node)
    if (name !== null) return [{ name, line: node.loc.start.line, column: node.loc.start.column + 1 }]
    if (node.type !== 'BlockStatement') return []
    const { program, inverse } = node as hbs.AST.BlockStatement
    return [...snippetCallsIn(program?.body ?? []), ...snippetCallsIn(inverse?.body ?? [])]
  })
}

function at({ line, column }: { line: number; column: number }, message: string): TemplateError {
  return { message, line, column }
}
