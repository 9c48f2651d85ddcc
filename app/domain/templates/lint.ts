import { exampleData, isField, nearestField } from './fields.ts'
import { URL_IN_TEXT } from './html.ts'
import { marked, missingNames, render, type MergeData, type Missing, type Rendered } from './render.ts'
import { snippetsIn, unknownSnippet } from './snippets.ts'
import { readTemplate, type TemplateError } from './syntax.ts'
import { wording } from './wording.ts'

export const LINT_RULES = [
  'syntax',
  'missing-fields',
  'left-over-brackets',
  'over-150-words',
  'false-flattery',
  'spam-phrases',
  'too-many-links',
  'all-caps',
  'uncited-claim',
  'fake-reply',
  'no-subject',
  'empty',
  'head',
] as const
export type LintRule = (typeof LINT_RULES)[number]

/** Something to mend, with the template's line (from 1). `blocks`: mail made from this would not be sent. */
export type Problem = { rule: LintRule; line: number; column?: number; message: string; blocks: boolean }

export type Lint = {
  words: number
  missing: string[]
  problems: Problem[]
  /** null when the template cannot be read. Missing fields stand as ⟨name⟩. */
  rendered: { subject: string | null; text: string } | null
}

export const MOST_WORDS = 150
export const MOST_LINKS = 3

/**
 * Reads a template as a stranger would receive it: what is missing for this recipient, and what costs replies.
 * Lines are those of the body unless `subjectLine` and `bodyLine` say where both stand in a file.
 */
export function lint({
  subject,
  body,
  data = exampleData(),
  isFollowUp = false,
  subjectLine = 1,
  bodyLine = 1,
}: {
  subject: string | null
  body: string
  data?: MergeData
  isFollowUp?: boolean
  subjectLine?: number
  bodyLine?: number
}): Lint {
  const head = part(subject ?? '', subjectLine, data)
  const text = part(body, bodyLine, data)
  const problems: Problem[] = [
    ...head.problems,
    ...text.problems,
    ...(subject?.trim() || isFollowUp
      ? []
      : [problem('no-subject', subjectLine, 'A first mail needs a subject', true)]),
    ...(body.trim() ? [] : [problem('empty', bodyLine, 'There is no text', true)]),
    ...(/^\s*(re|aw|fwd?|wg)\s*:/i.test(subject ?? '')
      ? [problem('fake-reply', subjectLine, 'A first mail that calls itself a reply or a forward is a lie')]
      : []),
  ]
  if (text.rendered)
    problems.push(...tooLong(text.rendered, bodyLine), ...tooManyLinks(text.rendered, bodyLine))
  for (const one of [head, text]) if (one.rendered) problems.push(...wordingProblems(one.rendered, one.line))
  return {
    words: text.rendered ? wordsOf(text.rendered.text).length : 0,
    missing: missingNames([...head.missing, ...text.missing]),
    problems: problems.sort((a, b) => a.line - b.line),
    rendered:
      head.rendered && text.rendered
        ? {
            subject: subject === null ? null : oneLine(marked(head.rendered)),
            text: marked(text.rendered).trim(),
          }
        : null,
  }
}

/** A subject is one line, whatever its values hold. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** The number of words a reader sees; an address counts as one. */
export function wordsOf(text: string): { at: number }[] {
  return [...text.matchAll(/\S+/g)]
    .filter((match) => /[\p{L}\p{N}]/u.test(match[0]))
    .map((match) => ({ at: match.index }))
}

type Part = { line: number; rendered: Rendered | null; missing: Missing[]; problems: Problem[] }

function part(source: string, line: number, data: MergeData): Part {
  const read = readTemplate(source)
  if (!read.ok) return { line, rendered: null, missing: [], problems: [syntaxProblem(read.error, line)] }
  const rendered = render(read.template, data)
  return {
    line,
    rendered,
    missing: rendered.missing,
    problems: rendered.missing.map((one) => missingProblem(one, line, data)),
  }
}

function syntaxProblem(error: TemplateError, from: number): Problem {
  return { ...problem('syntax', from + error.line - 1, error.message, true), column: error.column }
}

function missingProblem(one: Missing, from: number, data: MergeData): Problem {
  const near = isField(one.field) ? null : nearestField(one.field)
  const words = isField(one.field)
    ? `${one.field} is empty here and has no fallback`
    : `There is no field "${one.field}"${near ? `; did you mean ${near}?` : ''}`
  const where = one.inSnippet === undefined ? '' : ` (in the snippet "${one.inSnippet}")`
  const message =
    one.snippet === undefined ? `${words}${where}` : unknownSnippet(one.snippet, snippetsIn(data))
  return { ...problem('missing-fields', from + one.line - 1, message, true), column: one.column }
}

function tooLong(rendered: Rendered, from: number): Problem[] {
  const words = wordsOf(rendered.text)
  const first = words[MOST_WORDS]
  if (!first) return []
  const message = `${words.length} words; short mails are answered, keep it under ${MOST_WORDS}`
  return [problem('over-150-words', lineOf(rendered, first.at, from), message)]
}

function tooManyLinks(rendered: Rendered, from: number): Problem[] {
  const links = [...rendered.text.matchAll(new RegExp(`${URL_IN_TEXT.source}|\\bwww\\.[^\\s]+`, 'g'))]
  const first = links[MOST_LINKS]
  if (!first) return []
  const message = `${links.length} links; more than ${MOST_LINKS} look like a mailing to filters and to people`
  return [problem('too-many-links', lineOf(rendered, first.index, from), message)]
}

/** The line of the template that a place in the rendered text comes from. */
function lineOf({ pieces }: Rendered, index: number, from: number): number {
  let passed = 0
  for (const { text, line, fields, inSnippet } of pieces) {
    if (index < passed + text.length) {
      const before = fields.length || inSnippet !== undefined ? '' : text.slice(0, index - passed)
      return from + line - 1 + before.split('\n').length - 1
    }
    passed += text.length
  }
  return from
}

function problem(rule: LintRule, line: number, message: string, blocks = false): Problem {
  return { rule, line, message, blocks }
}

function wordingProblems(rendered: Rendered, from: number): Problem[] {
  return wording(rendered).map(({ rule, index, message }) =>
    problem(rule, lineOf(rendered, index, from), message),
  )
}
