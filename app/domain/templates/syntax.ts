import Handlebars from 'handlebars'
import { HELPERS } from './closed-helpers.ts'

/** A template that was read: its syntax tree, every construct of it from the closed list. */
export type Template = { program: hbs.AST.Program }

/** Where a template cannot be read, for a person: 1-based line and column. */
export type TemplateError = { message: string; line: number; column: number }

export const BLOCKS = ['if', 'unless', 'each', 'with'] as const

/** Longer than any mail a person would read; keeps reading and rendering bounded. */
const LONGEST = 20_000
const DEEPEST = 20

/**
 * Reads a Handlebars template without compiling it: no code is ever made from what a user typed. Partials,
 * decorators, raw blocks, block parameters and helpers that are not ours are errors with line and column.
 */
export function readTemplate(source: string): Read {
  const known = recent.get(source)
  if (known) return known
  const read = parse(source)
  if (recent.size >= RECENT) recent.delete(recent.keys().next().value!)
  recent.set(source, read)
  return read
}

export type Read = { ok: true; template: Template } | { ok: false; error: TemplateError }

/** A sequence writes the same words for a thousand people: the last templates read are kept, and never changed. */
const RECENT = 64
const recent = new Map<string, Read>()

function parse(source: string): Read {
  const text = source.replace(/\r\n?/g, '\n')
  if (text.length > LONGEST)
    return {
      ok: false,
      error: { message: `The template is longer than ${LONGEST} characters`, line: 1, column: 1 },
    }
  try {
    const program = Handlebars.parse(text)
    refuseForeign(program.body, 0)
    return { ok: true, template: { program } }
  } catch (thrown) {
    if (thrown instanceof Refused) return { ok: false, error: thrown.error }
    if (thrown instanceof Error) return { ok: false, error: explain(thrown, text) }
    throw thrown
  }
}

class Refused extends Error {
  error: TemplateError
  constructor(message: string, { start }: hbs.AST.SourceLocation) {
    super(message)
    this.error = { message, line: start.line, column: start.column + 1 }
  }
}

function refuseForeign(body: hbs.AST.Statement[], depth: number): void {
  for (const node of body) {
    if (depth > DEEPEST) throw new Refused('Blocks stand more than 20 deep in each other', node.loc)
    switch (node.type) {
      case 'ContentStatement':
      case 'CommentStatement':
        break
      case 'MustacheStatement':
        refuseForeignCall(node as hbs.AST.MustacheStatement, depth)
        break
      case 'BlockStatement':
        refuseForeignBlock(node as hbs.AST.BlockStatement, depth)
        break
      default:
        throw new Refused(
          'Partials and decorators are not used here; write the words out or use {{#if …}}',
          node.loc,
        )
    }
  }
}

type Call = hbs.AST.MustacheStatement | hbs.AST.SubExpression

function refuseForeignCall(call: Call, depth: number): void {
  if (depth > DEEPEST) throw new Refused('Brackets stand more than 20 deep in each other', call.loc)
  if (call.path.type !== 'PathExpression') return
  const name = (call.path as hbs.AST.PathExpression).original
  if (name === 'snippet') return refuseForeignSnippet(call)
  const options = call.hash?.pairs ?? []
  const helper = Object.hasOwn(HELPERS, name) ? HELPERS[name]! : null
  if (!helper) {
    if (call.params.length === 0 && options.length === 0 && call.type !== 'SubExpression') return
    throw new Refused(unknownCall(call, name), call.loc)
  }
  if (call.params.length < helper.least || call.params.length > helper.most)
    throw new Refused(`${name} is written so: ${helper.usage}`, call.loc)
  const foreign = options.find((pair) => !helper.options.includes(pair.key))
  if (foreign) throw new Refused(`${name} has no option "${foreign.key}"`, foreign.loc)
  for (const value of [...call.params, ...options.map((pair) => pair.value)]) {
    if (value.type === 'SubExpression') refuseForeignCall(value as hbs.AST.SubExpression, depth + 1)
  }
}

/** The name in `{{snippet "name"}}`; null for anything else. */
export function snippetNameOf(node: hbs.AST.Node): string | null {
  if (node.type !== 'MustacheStatement') return null
  const { path, params } = node as hbs.AST.MustacheStatement
  if ((path as hbs.AST.PathExpression).original !== 'snippet') return null
  const [first] = params
  return params.length === 1 && first?.type === 'StringLiteral'
    ? (first as hbs.AST.StringLiteral).value
    : null
}

/** Which snippet it is can be read off the text: where one is used is known without filling it in. */
function refuseForeignSnippet(call: Call): void {
  if (snippetNameOf(call) === null || call.hash?.pairs.length)
    throw new Refused('snippet is written so, and stands by itself: {{snippet "name"}}', call.loc)
}

function unknownCall(call: Call, name: string): string {
  const [first] = call.params
  if (name.includes('.') && call.params.length === 1 && first?.type === 'StringLiteral')
    return `A fallback is written {{fallback ${name} "${(first as hbs.AST.StringLiteral).value}"}}`
  if ((BLOCKS as readonly string[]).includes(name))
    return `{{${name}}} needs a # in front: {{#${name} …}} … {{/${name}}}`
  return `There is no helper "${name}". There are: ${[...Object.keys(HELPERS), 'snippet'].join(', ')}`
}

function refuseForeignBlock(block: hbs.AST.BlockStatement, depth: number): void {
  const name = block.path.original as string
  if (!(BLOCKS as readonly string[]).includes(name))
    throw new Refused(
      `There is no block {{#${name}}}. There are: ${BLOCKS.map((word) => `#${word}`).join(', ')}`,
      block.loc,
    )
  if (block.params.length !== 1 || block.hash?.pairs.length)
    throw new Refused(`{{#${name}}} takes exactly one field`, block.loc)
  if (block.program?.blockParams?.length || block.inverse?.blockParams?.length)
    throw new Refused(
      '"as |name|" is not used here; inside the block, write {{this}} or the field',
      block.loc,
    )
  const [param] = block.params
  if (param!.type === 'SubExpression') refuseForeignCall(param as hbs.AST.SubExpression, depth + 1)
  if (block.program) refuseForeign(block.program.body, depth + 1)
  if (block.inverse) refuseForeign(block.inverse.body, depth + 1)
}

/** Turns the parser's error into a sentence with line and column; the parser itself gives the line only. */
function explain(thrown: Error & { lineNumber?: number; column?: number }, text: string): TemplateError {
  const got = /got '(\w+)'/.exec(thrown.message)?.[1]
  const open = got === 'EOF' ? unclosedBlock(text) : null
  if (open) return open
  if (thrown.lineNumber != null)
    return {
      message: sentence(thrown.message.replace(/ - \d+:\d+$/, ''), got),
      line: thrown.lineNumber,
      column: (thrown.column ?? 0) + 1,
    }
  const line = Number(/on line (\d+)/.exec(thrown.message)?.[1] ?? 1)
  return { message: sentence(thrown.message, got), ...placeOf(thrown.message, text, line) }
}

function sentence(message: string, got: string | undefined): string {
  const mismatch = /^(\S+) doesn't match (\S+)/.exec(message)
  if (mismatch) return `{{#${mismatch[1]}}} is closed by {{/${mismatch[2]}}}`
  if (message.startsWith('Invalid path')) return 'A field is its names joined by dots, as contact.first_name'
  switch (got) {
    case 'OPEN_ENDBLOCK':
      return 'This closes a block that was never opened'
    case 'OPEN_INVERSE_CHAIN':
    case 'INVERSE':
      return '{{else}} stands outside of a block'
    case 'CLOSE':
    case 'CLOSE_UNESCAPED':
      return /Expecting (?!.*'CLOSE.*, got).*'ID'/.test(message)
        ? 'A field is missing before }}'
        : 'The number of closing brackets does not fit the opening ones'
    case 'EOF':
    case 'INVALID':
      return 'A {{ is not closed with }}, or has a sign in it that does not belong there'
    default:
      return 'Between {{ and }} stands something that is neither a field nor a helper'
  }
}

function unclosedBlock(text: string): TemplateError | null {
  const open: { name: string; at: number }[] = []
  for (const match of text.matchAll(/\{\{~?([#/])\s*([\w.-]+)/g)) {
    if (match[1] === '#') open.push({ name: match[2]!, at: match.index })
    else open.pop()
  }
  const last = open.at(-1)
  return last
    ? { message: `{{#${last.name}}} is never closed with {{/${last.name}}}`, ...lineAndColumn(text, last.at) }
    : null
}

/**
 * The parser draws its caret under the twenty characters before the bad token (line breaks left out) and the
 * twenty after it; the place in the text is where both are found on the named line.
 */
function placeOf(message: string, text: string, line: number): { line: number; column: number } {
  const [, shown = '', caret = ''] = message.split('\n')
  const before = shown.slice(0, caret.length - 1).replace(/^\.\.\./, '')
  const after = shown.slice(caret.length - 1).replace(/\.\.\.$/, '')
  for (let at = text.length; at >= 0; at--) {
    const past = text.slice(Math.max(0, at - 99), at).replaceAll('\n', '')
    if (!past.endsWith(before)) continue
    if (
      !text
        .slice(at, at + 99)
        .replaceAll('\n', '')
        .startsWith(after)
    )
      continue
    const place = lineAndColumn(text, at)
    if (place.line <= line) return place
  }
  return { line, column: 1 }
}

function lineAndColumn(text: string, at: number): { line: number; column: number } {
  const lines = text.slice(0, at).split('\n')
  return { line: lines.length, column: lines.at(-1)!.length + 1 }
}
