import { HELPERS, isEmpty, textOf, type Value } from './closed-helpers.ts'
import { readSnippetOf, SNIPPETS_KEY, snippetsIn } from './snippets.ts'
import { snippetNameOf, type Template } from './syntax.ts'

/** What a template may speak of: plain values, as JSON has them. */
export type MergeData = { [key: string]: Value }

/**
 * A field that has no value here: what blocks the sending. Line and column (from 1) of where it stands; `inSnippet`: the place is
 * that of the snippet it stands in. `snippet`: it is no field but a snippet that there is not.
 */
export type Missing = { field: string; line: number; column: number; inSnippet?: string; snippet?: string }

/**
 * A run of the rendered text, with the template's line it comes from and the fields it was filled from. Words of a snippet have the
 * line that names it.
 */
export type Piece = { text: string; line: number; fields: string[]; isMissing: boolean; inSnippet?: string }

export type Rendered = { text: string; pieces: Piece[]; missing: Missing[] }

/**
 * Fills a template. Only own properties of plain values are looked up, so nothing of the program can be reached.
 * A field without a value (absent, null, blank, an empty list) renders as nothing and is listed in `missing`:
 * whoever sends must refuse when the list is not empty.
 */
export function render(template: Template, data: MergeData): Rendered {
  const pieces: Piece[] = []
  const missing: Missing[] = []
  renderBody(template.program.body, { here: data, up: null, loop: {} }, pieces, missing)
  return { text: pieces.map((piece) => piece.text).join(''), pieces, missing }
}

/** The rendered text with what is missing marked in place, for a person to read; never for sending. */
export function marked({ pieces }: Rendered): string {
  return pieces.map((piece) => (piece.isMissing ? `⟨${piece.fields.join(', ')}⟩` : piece.text)).join('')
}

/** The names of missing fields, each once, in the order in which they stand. */
export function missingNames(missing: Missing[]): string[] {
  return [...new Set(missing.map((one) => one.field))]
}

type Frame = { here: Value; up: Frame | null; loop: Record<string, Value> }
type Found = { value: Value; fields: string[]; empty: string[] }

function renderBody(body: hbs.AST.Statement[], frame: Frame, pieces: Piece[], missing: Missing[]): void {
  for (const node of body) {
    if (node.type === 'ContentStatement') pieces.push(contentPiece(node as hbs.AST.ContentStatement))
    else if (node.type === 'MustacheStatement')
      (snippetNameOf(node) === null ? renderField : renderSnippet)(
        node as hbs.AST.MustacheStatement,
        frame,
        pieces,
        missing,
      )
    else if (node.type === 'BlockStatement')
      renderBlock(node as hbs.AST.BlockStatement, frame, pieces, missing)
  }
}

/** A snippet speaks of the recipient wherever it stands, not of the item of a list around it. */
function renderSnippet(
  node: hbs.AST.MustacheStatement,
  frame: Frame,
  pieces: Piece[],
  missing: Missing[],
): void {
  const name = snippetNameOf(node)!
  const place = { line: node.loc.start.line, column: node.loc.start.column + 1 }
  let root = frame
  while (root.up) root = root.up
  const program = readSnippetOf(snippetsIn(root.here as MergeData), name)
  if (!program) {
    const field = `snippet "${name}"`
    missing.push({ field, ...place, snippet: name })
    return void pieces.push({ text: '', line: place.line, fields: [field], isMissing: true })
  }
  const inside = { pieces: [] as Piece[], missing: [] as Missing[] }
  renderBody(program.body, root, inside.pieces, inside.missing)
  pieces.push(...inside.pieces.map((piece) => ({ ...piece, line: place.line, inSnippet: name })))
  missing.push(...inside.missing.map(({ field }) => ({ field, ...place, inSnippet: name })))
}

function contentPiece(node: hbs.AST.ContentStatement): Piece {
  // A block alone on its line takes the line with it, so the content may start lines after its node.
  const written = String(node.original)
  const skipped = written.slice(0, Math.max(0, written.indexOf(node.value))).split('\n').length - 1
  return { text: node.value, line: node.loc.start.line + skipped, fields: [], isMissing: false }
}

function renderField(
  node: hbs.AST.MustacheStatement,
  frame: Frame,
  pieces: Piece[],
  missing: Missing[],
): void {
  const { value, fields, empty } = node.params.length
    ? evaluateCall(node, frame)
    : evaluate(node.path as hbs.AST.Expression, frame)
  const { line, column } = node.loc.start
  const text = isEmpty(value) ? '' : textOf(value)
  const isMissing = text === ''
  if (isMissing)
    for (const field of empty.length ? empty : fields) missing.push({ field, line, column: column + 1 })
  pieces.push({ text, line, fields, isMissing })
}

function renderBlock(block: hbs.AST.BlockStatement, frame: Frame, pieces: Piece[], missing: Missing[]): void {
  const { value } = evaluate(block.params[0]!, frame)
  const go = (program: hbs.AST.Program | undefined, into: Frame) =>
    program && renderBody(program.body, into, pieces, missing)
  const has = !isEmpty(value) && value !== 0
  switch (block.path.original) {
    case 'if':
      return void go(has ? block.program : block.inverse, frame)
    case 'unless':
      return void go(has ? block.inverse : block.program, frame)
    case 'with':
      return void (has ? go(block.program, { here: value, up: frame, loop: {} }) : go(block.inverse, frame))
    case 'each': {
      if (!Array.isArray(value) || value.length === 0) return void go(block.inverse, frame)
      value.forEach((here, index) =>
        go(block.program, {
          here,
          up: frame,
          loop: { index, first: index === 0, last: index === value.length - 1 },
        }),
      )
    }
  }
}

function evaluate(node: hbs.AST.Expression, frame: Frame): Found {
  switch (node.type) {
    case 'PathExpression':
      return lookUp(node as hbs.AST.PathExpression, frame)
    case 'SubExpression':
      return evaluateCall(node as hbs.AST.SubExpression, frame)
    case 'StringLiteral':
    case 'NumberLiteral':
    case 'BooleanLiteral':
      return { value: (node as hbs.AST.StringLiteral).value, fields: [], empty: [] }
    default:
      return { value: undefined, fields: [], empty: [] }
  }
}

function evaluateCall(call: hbs.AST.MustacheStatement | hbs.AST.SubExpression, frame: Frame): Found {
  const helper = HELPERS[(call.path as hbs.AST.PathExpression).original]!
  const found = call.params.map((param) => evaluate(param, frame))
  const options = Object.fromEntries(
    (call.hash?.pairs ?? []).map((pair) => [pair.key, evaluate(pair.value, frame).value]),
  )
  return {
    value: helper.run(
      found.map((one) => one.value),
      options,
    ),
    fields: found.flatMap((one) => one.fields),
    empty: found.flatMap((one) => one.empty),
  }
}

function lookUp(path: hbs.AST.PathExpression, frame: Frame): Found {
  let at: Frame | null = frame
  for (let up = 0; up < path.depth; up++) at = at?.up ?? null
  let value: Value = path.data ? loopValues(at) : at?.here
  if (at?.up === null && path.parts[0] === SNIPPETS_KEY) value = undefined
  for (const part of path.parts) value = ownValue(value, part)
  const name = path.original
  return { value, fields: [name], empty: isEmpty(value) ? [name] : [] }
}

function loopValues(frame: Frame | null): Record<string, Value> {
  return frame ? { ...loopValues(frame.up), ...frame.loop } : {}
}

function ownValue(value: Value, part: string): Value {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined
  const own = (value as MergeData)[part]
  return typeof own === 'function' ? undefined : own
}
