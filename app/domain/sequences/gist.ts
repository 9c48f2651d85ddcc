import { FIELDS } from '../templates/fields.ts'
import { lint } from '../templates/lint.ts'
import type { Snippets } from '../templates/snippets.ts'

/** What a step is about, for its card: its first sentences with the fields named, and how long it is. */
export function gistOf(template: string, snippets: Snippets): { words: number; text: string } {
  const body = withSnippets(template, snippets)
  const words = lint({ subject: null, body, isFollowUp: true }).words
  const named = namedText(body)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const isGreeting = /^(hi|hello|dear|hey|good (morning|day))\b/i.test(named[0] ?? '')
  const text = named
    .slice(isGreeting ? 1 : 0)
    .join(' ')
    .replace(/\s+/g, ' ')
  return { words, text: text.length > 150 ? `${text.slice(0, text.lastIndexOf(' ', 150))} …` : text }
}

/** A template for reading: fields by their names in brackets, of each {{#if}} only its first part. */
export function namedText(template: string): string {
  return template
    .replace(/\{\{else\}\}[\s\S]*?\{\{\/if\}\}/g, '')
    .replace(/\{\{[#/!][^}]*\}\}/g, '')
    .replace(/\{\{\{?\s*(?:\w+\s+)?([a-z_.]+)[^}]*\}?\}\}/g, (_, name: string) => labelOf(name))
}

/** A template for reading: the words of snippets in their places. */
function withSnippets(template: string, snippets: Snippets): string {
  return template.replace(/\{\{\{?\s*snippet\s+(["'])(.*?)\1\s*\}?\}\}/g, (_, quote: string, name: string) =>
    Object.hasOwn(snippets, name) ? snippets[name]! : `[snippet ${name}]`,
  )
}

function labelOf(name: string): string {
  const field = FIELDS.find((one) => one.name === name)
  return `[${(field?.label ?? name).toLowerCase()}]`
}
