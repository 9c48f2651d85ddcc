import { HELPERS } from './closed-helpers.ts'
import { readSnippetOf, snippetCallsIn, type Snippets } from './snippets.ts'
import { readTemplate, snippetNameOf } from './syntax.ts'

/** A field a template speaks of. `isRequired`: without a value the mail cannot go. */
export type UsedField = { field: string; isRequired: boolean }

const FALLBACKS = [HELPERS.fallback, HELPERS.default, HELPERS.or]

type Walk = { found: Map<string, boolean>; snippets: Snippets }

/** The fields of a template and of the snippets in it, each once. A field under a fallback or inside its own {{#if}} is not required. */
export function fieldsOf(source: string, snippets: Snippets = {}): UsedField[] {
  const read = readTemplate(source)
  const found = new Map<string, boolean>()
  if (read.ok) walk(read.template.program.body, new Set(), { found, snippets })
  return [...found].map(([field, isRequired]) => ({ field, isRequired }))
}

function walk(body: hbs.AST.Statement[], sure: ReadonlySet<string>, into: Walk): void {
  const { found, snippets } = into
  for (const node of body) {
    const snippet = snippetNameOf(node)
    if (snippet !== null) {
      walk(readSnippetOf(snippets, snippet)?.body ?? [], sure, into)
      continue
    }
    if (node.type === 'MustacheStatement') note(node as hbs.AST.MustacheStatement, sure, found)
    if (node.type !== 'BlockStatement') continue
    const block = node as hbs.AST.BlockStatement
    const tested = new Map<string, boolean>()
    for (const param of block.params) noteExpression(param, sure, tested)
    for (const field of tested.keys()) if (!found.get(field)) found.set(field, false)
    const name = block.path.original
    const inside = name === 'unless' ? sure : new Set([...sure, ...tested.keys()])
    // In each and with, names are those of the item; but a snippet speaks of the recipient.
    const isOfItem = name === 'each' || name === 'with'
    if (block.program && !isOfItem) walk(block.program.body, inside, into)
    if (block.program && isOfItem)
      for (const call of snippetCallsIn(block.program.body))
        walk(readSnippetOf(snippets, call.name)?.body ?? [], inside, into)
    if (block.inverse)
      walk(block.inverse.body, name === 'unless' ? new Set([...sure, ...tested.keys()]) : sure, into)
  }
}

function note(node: hbs.AST.MustacheStatement, sure: ReadonlySet<string>, found: Map<string, boolean>): void {
  if (node.params.length === 0) return noteExpression(node.path as hbs.AST.Expression, sure, found)
  noteCall(node, sure, found)
}

function noteCall(
  call: hbs.AST.MustacheStatement | hbs.AST.SubExpression,
  sure: ReadonlySet<string>,
  found: Map<string, boolean>,
): void {
  const helper = HELPERS[(call.path as hbs.AST.PathExpression).original]
  const hasLiteral = call.params.some((param) => param.type.endsWith('Literal'))
  const inner = FALLBACKS.includes(helper) && hasLiteral ? new Map<string, boolean>() : found
  for (const param of call.params) noteExpression(param, sure, inner)
  if (inner !== found) for (const field of inner.keys()) if (!found.get(field)) found.set(field, false)
}

function noteExpression(
  node: hbs.AST.Expression,
  sure: ReadonlySet<string>,
  found: Map<string, boolean>,
): void {
  if (node.type === 'SubExpression') return noteCall(node as hbs.AST.SubExpression, sure, found)
  if (node.type !== 'PathExpression') return
  const { original, depth, data } = node as hbs.AST.PathExpression
  if (data || depth > 0 || original === 'this') return
  found.set(original, found.get(original) || !sure.has(original))
}
