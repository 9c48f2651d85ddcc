import { entities, percent, reversed, rot13 } from './decode.ts'

/** A literal with the sign that opens it, or a name, or an array, or one of the calls that unpack a text. */
const TERM =
  /^\s*(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\$]|\\.|\$\{[\w$.]+\})*)`|(String\.fromCharCode|atob|unescape|decodeURIComponent|decodeURI|rot13)\s*\(|(\[)|(\()|([\w$]+(?:\.[\w$]+)*))/
const ASSIGNMENT = /(?:^|[^\w$])((?:[\w$]+\.)*[\w$]+)\s*(\+?=)(?!=)\s*(?=["'`[(\w$])/g
const OUTPUT =
  /(?:document\.write(?:ln)?|\.(?:html|append|text|attr|setAttribute|insertAdjacentHTML)|eval|\bwindow\.open)\s*\(\s*(?:"[\w-]+"\s*,|'[\w-]+'\s*,)?/g
const MOST_CHARACTERS = 60_000
const MOST_STEPS = 4_000
const LONGEST_VALUE = 5_000

/**
 * The texts that a small script puts together: literals joined with plus, arrays that are joined, texts that are
 * turned round or unpacked. Nothing runs; what is not one of these shapes is passed over.
 */
export function textsBuiltIn(script: string): string[] {
  if (script.length > MOST_CHARACTERS) return []
  const known = new Map<string, string>()
  const built: string[] = []
  let steps = 0
  for (const found of script.matchAll(ASSIGNMENT)) {
    if (++steps > MOST_STEPS) break
    const value = valueAt(script, found.index + found[0].length, known)
    if (value === null || value.length > LONGEST_VALUE) continue
    const name = found[1]!
    const whole = found[2] === '+=' ? (known.get(name) ?? '') + value : value
    known.set(name, whole.slice(0, LONGEST_VALUE))
    built.push(whole)
  }
  for (const found of script.matchAll(OUTPUT)) {
    if (++steps > MOST_STEPS) break
    const value = valueAt(script, found.index + found[0].length, known)
    if (value !== null) built.push(value)
  }
  for (const found of script.matchAll(/\breturn\s+(?=["'`[(\w$])/g)) {
    const value = valueAt(script, found.index + found[0].length, known)
    if (value !== null) built.push(value)
  }
  return built.map(entities)
}

/** The text of an expression of literals and known names joined by plus; null when there is something else in it. */
function valueAt(script: string, at: number, known: Map<string, string>): string | null {
  const read = readSum(script, at, known, 0)
  return read?.value ?? null
}

type Read = { value: string; end: number }

function readSum(script: string, start: number, known: Map<string, string>, depth: number): Read | null {
  let value = ''
  for (let at = start, count = 0; count < 200; count++) {
    const term = readTerm(script, at, known, depth)
    if (!term) return count > 0 ? { value, end: at } : null
    value += term.value
    const plus = /^\s*\+(?![+=])/.exec(script.slice(term.end, term.end + 20))
    if (!plus) return { value, end: term.end }
    at = term.end + plus[0].length
  }
  return null
}

function readTerm(script: string, at: number, known: Map<string, string>, depth: number): Read | null {
  if (depth > 6) return null
  const found = TERM.exec(script.slice(at, at + 3_000))
  if (!found) return null
  const after = at + found[0].length
  const [, double, single, back, call, array, bracket, name] = found
  if (back !== undefined) return readTemplate(script, back, after, known)
  const literal = double ?? single
  if (literal !== undefined) return withMethods(script, { value: unescaped(literal), end: after })
  if (call) return readCall(script, call, after, known, depth)
  if (array) return readArray(script, after, known, depth)
  if (bracket) {
    const inner = readSum(script, after, known, depth + 1)
    const close = inner && /^\s*\)/.exec(script.slice(inner.end, inner.end + 20))
    return close ? withMethods(script, { value: inner.value, end: inner.end + close[0].length }) : null
  }
  const { root, methods } = apart(name!)
  const value = known.get(name!) ?? known.get(root)
  if (value === undefined) return null
  return withMethods(script, { value, end: after - methods.length })
}

/** A template literal whose holes are names that are known. */
function readTemplate(script: string, text: string, end: number, known: Map<string, string>): Read | null {
  let isWhole = true
  const value = text.replace(/\$\{([\w$.]+)\}/g, (_, name: string) => {
    isWhole &&= known.has(name)
    return known.get(name) ?? ''
  })
  return isWhole ? withMethods(script, { value: unescaped(value), end }) : null
}

/** "coded.split" is the name "coded" and the beginning of what is done with it. */
function apart(name: string): { root: string; methods: string } {
  const found = /\.(?:split|reverse|join|replace|concat|toLowerCase)(?:\..*)?$/.exec(name)
  return found ? { root: name.slice(0, found.index), methods: found[0] } : { root: name, methods: '' }
}

function readCall(
  script: string,
  call: string,
  at: number,
  known: Map<string, string>,
  depth: number,
): Read | null {
  if (call === 'String.fromCharCode') {
    const codes = /^\s*((?:0x[0-9a-f]+|\d+)(?:\s*,\s*(?:0x[0-9a-f]+|\d+))*)\s*\)/i.exec(
      script.slice(at, at + 2_000),
    )
    if (!codes) return null
    const value = codes[1]!
      .split(',')
      .map((one) => String.fromCharCode(Number(one.trim())))
      .join('')
    return withMethods(script, { value, end: at + codes[0].length })
  }
  const inner = readSum(script, at, known, depth + 1)
  const close = inner && /^\s*\)/.exec(script.slice(inner.end, inner.end + 20))
  if (!close) return null
  const value =
    call === 'atob'
      ? Buffer.from(inner.value, 'base64').toString('utf8')
      : call === 'rot13'
        ? rot13(inner.value)
        : percent(inner.value)
  return withMethods(script, { value, end: inner.end + close[0].length })
}

function readArray(script: string, start: number, known: Map<string, string>, depth: number): Read | null {
  const items: string[] = []
  let at = start
  for (let count = 0; count < 200; count++) {
    const item = readSum(script, at, known, depth + 1)
    if (!item) return null
    items.push(item.value)
    const next = /^\s*([,\]])/.exec(script.slice(item.end, item.end + 20))
    if (!next) return null
    at = item.end + next[0].length
    if (next[1] === ']') break
  }
  const turned = /^\s*\.reverse\(\)/.exec(script.slice(at, at + 30))
  if (turned) at += turned[0].length
  const joined = /^\s*\.join\(\s*(?:"([^"]*)"|'([^']*)')?\s*\)/.exec(script.slice(at, at + 60))
  if (!joined) return null
  const value = (turned ? items.reverse() : items).join(joined[1] ?? joined[2] ?? ',')
  return withMethods(script, { value, end: at + joined[0].length })
}

const TURN = /^\s*\.split\(\s*(?:""|'')\s*\)\s*\.reverse\(\)\s*\.join\(\s*(?:""|'')\s*\)/
const CONCAT = /^\s*\.concat\(\s*((?:(?:"[^"]*"|'[^']*')\s*,?\s*)+)\)/
/** Letters replaced by a function: in mail addresses, that is rot13. */
const ROTATE = /^\s*\.replace\(\s*\/\[a-z(?:A-Z)?\]\/gi?\s*,\s*(?:function|\(?\w+\)?\s*=>)/i
const REPLACE =
  /^\s*\.replace\(\s*(?:"([^"]*)"|'([^']*)'|\/((?:[^/\\\n]|\\.){1,40})\/([gi]*))\s*,\s*(?:"([^"]*)"|'([^']*)')\s*\)/

/** What is done with a text right after it: turned round, or a sign put in the place of another. */
function withMethods(script: string, read: Read): Read {
  const rest = script.slice(read.end, read.end + 200)
  const turn = TURN.exec(rest)
  if (turn) return withMethods(script, { value: reversed(read.value), end: read.end + turn[0].length })
  const concat = CONCAT.exec(rest)
  if (concat) {
    const more = [...concat[1]!.matchAll(/"([^"]*)"|'([^']*)'/g)]
      .map((one) => one[1] ?? one[2] ?? '')
      .join('')
    return withMethods(script, { value: read.value + more, end: read.end + concat[0].length })
  }
  if (ROTATE.test(rest)) return { ...read, value: rot13(read.value) }
  const replace = REPLACE.exec(rest)
  if (!replace) return read
  const [all, double, single, pattern, flags, inDouble, inSingle] = replace
  const by = inDouble ?? inSingle ?? ''
  const what = double ?? single ?? pattern!.replace(/\\(.)/g, '$1')
  // Of patterns only plain signs are understood; any other is left as it is.
  if (pattern && /[[\](){}*+?|^$]/.test(pattern.replace(/\\./g, '')))
    return { ...read, end: read.end + all.length }
  const value = flags?.includes('g') ? read.value.replaceAll(what, by) : read.value.replace(what, by)
  return withMethods(script, { value, end: read.end + all.length })
}

function unescaped(literal: string): string {
  return literal
    .replace(/\\x([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .replace(/\\u\{?([0-9a-f]{4})\}?/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)))
    .replace(/\\n/g, '\n')
    .replace(/\\(.)/g, '$1')
}
