import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { exampleData, FIELDS, isField } from './fields.ts'
import { readTemplateFile } from './front-matter.ts'
import { lint } from './lint.ts'

const rulesOf = (body: string, subject: string | null = 'A dead link') =>
  lint({ subject, body }).problems.map((one) => one.rule)

test.each([
  ['Hi {{contact.first_nam}},', 'missing-fields'],
  ['Hi [First name],', 'left-over-brackets'],
  ['Hi {first_name},', 'left-over-brackets'],
  ['Hi <name>,', 'left-over-brackets'],
  ['Hi %FIRSTNAME%,', 'left-over-brackets'],
  ['Hi XXX,', 'left-over-brackets'],
  ['Hi first_name}},', 'left-over-brackets'],
  ['I absolutely love your blog.', 'false-flattery'],
  ['I’ve been a huge fan for years.', 'false-flattery'],
  ['I stumbled upon your site while browsing.', 'false-flattery'],
  ['What an amazing article!', 'false-flattery'],
  ['I really enjoyed reading your post.', 'false-flattery'],
  ['Keep up the great work.', 'false-flattery'],
  ['Click here to see it.', 'spam-phrases'],
  ['A 100% free offer', 'spam-phrases'],
  ['It will boost your SEO.', 'spam-phrases'],
  ['We offer high-quality backlinks.', 'spam-phrases'],
  ['I hope this email finds you well.', 'spam-phrases'],
  ['Dear Sir or Madam,', 'spam-phrases'],
  ['Just checking in on this.', 'spam-phrases'],
  ['Please answer!!', 'spam-phrases'],
  ['THIS IS IMPORTANT for you', 'all-caps'],
  ['It is FREE for you', 'all-caps'],
  ['a https://a.example b https://b.example c https://c.example d https://d.example', 'too-many-links'],
  ['', 'empty'],
])('a claim about their words without them: %j: %s', (body, rule) => {
  expect(rulesOf(body)).toEqual([rule])
})

test.each([
  'On https://a.example/links [1] one link is dead: https://b.example.',
  'We love compost, and your table of ratios helped us.',
  'The NASA and the HTML standard agree with the BBC on this.',
  'I read your page on soil; the third paragraph cites a study that moved.',
  'Would you link it? No hurry needed… well, [sic] as they say.'.replace(
    'No hurry needed',
    'It takes a minute',
  ),
])('%j is fine', (body) => {
  expect(rulesOf(body)).toEqual([])
})

test('a subject that pretends to be an answer, or is not there, is named', () => {
  expect(rulesOf('Hi', 'Re: our call')).toEqual(['fake-reply'])
  expect(rulesOf('Hi', null)).toEqual(['no-subject'])
  expect(lint({ subject: null, body: 'Hi', isFollowUp: true }).problems).toEqual([])
})

test('151 words are one too many, and the line of that word is told', () => {
  const words = (count: number) => Array.from({ length: count }, (_, at) => `w${at}`).join(' ')
  expect(lint({ subject: 's', body: words(150) })).toMatchObject({ words: 150, problems: [] })
  expect(
    lint({ subject: 's', body: `${words(100)}\n\n${words(50)}\n${words(3)}`, bodyLine: 5 }),
  ).toMatchObject({
    words: 153,
    problems: [{ rule: 'over-150-words', line: 8 }],
  })
})

test('brackets in a value are the page’s own, but a merge field in a value is a left-over', () => {
  const data = {
    page: { title: 'Best tools [updated]' },
    opener: 'Your {{page.title}} helped',
    x: 'Hi {{name}}',
  }
  expect(
    lint({ subject: 's', body: '{{page.title}} READ', data: { page: { title: 'LOUD TITLE HERE' } } })
      .problems,
  ).toMatchObject([{ rule: 'all-caps' }])
  expect(lint({ subject: 's', body: '{{page.title}}', data }).problems).toEqual([])
  expect(lint({ subject: 's', body: 'a\n{{opener}}', data }).problems).toMatchObject([
    { rule: 'left-over-brackets', line: 2 },
  ])
  expect(lint({ subject: 's', body: '{{x}}', data }).problems).toMatchObject([{ rule: 'left-over-brackets' }])
})

test('what is missing for this person is named once, with line and column, and marked in the preview', () => {
  const found = lint({
    subject: 'On {{page.title}}',
    body: 'Hi {{contact.first_name}},\n{{contact.firstname}} {{contact.first_name}}',
    data: { page: { title: 'Links\nand more' } },
    bodyLine: 4,
  })
  expect(found.missing).toEqual(['contact.first_name', 'contact.firstname'])
  expect(found.problems.map(({ line, column, message }) => [line, column, message])).toEqual([
    [4, 4, 'contact.first_name is empty here and has no fallback'],
    [5, 1, 'There is no field "contact.firstname"; did you mean contact.first_name?'],
    [5, 23, 'contact.first_name is empty here and has no fallback'],
  ])
  expect(found.rendered?.subject).toBe('On Links and more')
  expect(found.rendered?.text).toContain('Hi ⟨contact.first_name⟩,')
})

test('a template that cannot be read says where, and everything else stays', () => {
  expect(lint({ subject: 'ok', body: 'Hi\n{{#if a}}', bodyLine: 6 })).toMatchObject({
    rendered: null,
    problems: [{ rule: 'syntax', line: 7, column: 1 }],
  })
})

test('the head of a file is read, with the lines of what is wrong in it', () => {
  const file = readTemplateFile(
    '\uFEFF---\r\nname: "Mine"\r\ntactic: broken_link\r\nsubject: A: b\r\nfollow_up: true\r\ncolour: red\r\n---\r\n\r\nHi\r\n',
  )
  expect(file).toMatchObject({
    name: 'Mine',
    tactic: 'broken_link',
    subject: 'A: b',
    subjectLine: 4,
    isFollowUp: true,
    body: 'Hi',
    bodyLine: 9,
    problems: [{ line: 6 }],
  })
  expect(readTemplateFile('Hi\n--- not a head')).toMatchObject({
    body: 'Hi\n--- not a head',
    bodyLine: 1,
    problems: [],
  })
  expect(readTemplateFile('---\nname: x\nHi').problems).toHaveLength(1)
  expect(readTemplateFile('---\ntactic: begging\n---\nHi').problems[0]).toMatchObject({ line: 2 })
})

const starters = readdirSync('templates').filter((name) => name.endsWith('.hbs'))

test('the starter set is there', () => {
  expect(starters).toHaveLength(8)
})

test.each(starters)('%s is short, has nothing to mend and speaks only of fields we know', (name) => {
  const file = readTemplateFile(readFileSync(`templates/${name}`, 'utf8'))
  const found = lint({ ...file, data: exampleData() })
  expect(file.problems).toEqual([])
  expect(found.problems).toEqual([])
  expect(found.words).toBeLessThan(110)
  expect(file.isFollowUp || file.body.includes('{{opener}}')).toBe(true)
  for (const [, name = ''] of file.body.matchAll(/\{\{[#{]*(?:\w+ )?([a-z_]+\.[a-z_]+)/g))
    expect(isField(name)).toBe(true)
})

test('every field has an example that could be sent', () => {
  for (const { name, example } of FIELDS) {
    expect(lint({ subject: 's', body: `{{${name}}}` }).missing).toEqual([])
    expect(example.length).toBeGreaterThan(0)
  }
})

const rulesIn = (body: string) =>
  lint({ subject: 'A dead link', body, isFollowUp: false }).problems.map((one) => one.rule)
test.each([
  ['You say that ash harms the heap.', true],
  ['Your guide recommends turning it weekly. “Turn it” is short.', true],
  ['You say “turn the heap when it drops below forty degrees”, and we found the same.', false],
  ['You wrote on {{quote.date}}: {{quote.text}}', false],
  ['You mention us: {{mention}}', false],
  ['If you would add it, thank you.', false],
  ['If you mention it, or what you said, we are glad.', false],
  ['We say what we found.', false],
])('a claim about their words without them: %j: %s', (body, isUncited) => {
  expect(rulesIn(body).includes('uncited-claim')).toBe(isUncited)
})
