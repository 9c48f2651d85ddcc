import { TACTICS, type Tactic } from '#db/vocabulary.ts'

/** A template file: what stands between the two lines of `---`, and the body below with the line it starts on. */
export type TemplateFile = {
  name: string | null
  tactic: Tactic | null
  isFollowUp: boolean
  subject: string | null
  subjectLine: number
  body: string
  bodyLine: number
  problems: { line: number; message: string }[]
}

/** Reads `name`, `tactic`, `subject` and `follow_up` from the head of a template file. A file without a head is all body. */
export function readTemplateFile(content: string): TemplateFile {
  const lines = content
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n')
  const file: TemplateFile = {
    name: null,
    tactic: null,
    isFollowUp: false,
    subject: null,
    subjectLine: 1,
    body: '',
    bodyLine: 1,
    problems: [],
  }
  const end = lines[0]?.trim() === '---' ? lines.findIndex((line, at) => at > 0 && line.trim() === '---') : -1
  if (end < 0 && lines[0]?.trim() === '---')
    file.problems.push({ line: 1, message: 'The head opened with --- is never closed with ---' })
  lines.slice(1, Math.max(end, 1)).forEach((line, at) => readHeadLine(file, line, at + 2))
  let first = end + 1
  while (first < lines.length - 1 && lines[first]!.trim() === '') first++
  file.bodyLine = first + 1
  file.body = lines.slice(first).join('\n').trimEnd()
  return file
}

function readHeadLine(file: TemplateFile, line: string, number: number): void {
  if (line.trim() === '' || line.trimStart().startsWith('#')) return
  const [, key = '', raw = ''] = /^\s*([\w-]+)\s*:\s*(.*?)\s*$/.exec(line) ?? []
  const value = /^(["']).*\1$/.test(raw) ? raw.slice(1, -1) : raw
  switch (key.toLowerCase().replace('-', '_')) {
    case 'name':
      file.name = value
      break
    case 'subject':
      file.subject = value || null
      file.subjectLine = number
      break
    case 'tactic':
      file.tactic = (TACTICS as readonly string[]).includes(value) ? (value as Tactic) : null
      if (!file.tactic && value)
        file.problems.push({ line: number, message: `"${value}" is not a tactic: ${TACTICS.join(', ')}` })
      break
    case 'follow_up':
      file.isFollowUp = value === 'true' || value === 'yes'
      break
    default:
      file.problems.push({
        line: number,
        message: `The head knows name, tactic, subject and follow_up, not "${key || line.trim()}"`,
      })
  }
}
