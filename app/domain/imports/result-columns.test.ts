import { expect, test } from 'vitest'
import { resultColumns } from './result-columns.ts'

const A = 'https://a.example/x'
const CASES: [what: string, header: string, row: string[], found: object | null][] = [
  [
    'SearXNG',
    'title,url,content,host,engine,score,type',
    ['T', A, 'C', 'a.example', 'brave', '1', 'result'],
    { url: 1, title: 0, snippet: 2, engine: 4 },
  ],
  ['a rank tracker', 'Keyword,Position,URL', ['compost', '4', A], { url: 2, query: 0, position: 1 }],
  [
    'a mention tracker',
    'Date,Source URL,Title,Mention,Sentiment',
    ['2026-05-01', A, 'T', 'M', 'good'],
    { url: 1, title: 2, snippet: 3 },
  ],
  [
    'cited pages of an answer engine',
    'Prompt,Cited URL,Rank',
    ['best bins', A, '2'],
    { url: 1, query: 0, position: 2 },
  ],
  ['a content explorer', 'Content Title,Content URL,Site', ['T', A, 'a.example'], { url: 1, title: 0 }],
  ['another language: by what the cells hold', 'Titel,Adresse,Rang', ['T', A, '3'], { url: 1 }],
  ['a bare list', '', [A], { url: 0 }],
  ['bare domains', 'site,notes', ['a.example', 'x'], { url: 0 }],
  ['no address at all', 'keyword,volume', ['compost', '900'], null],
]
test.each(CASES)('%s', (_, header, row, found) =>
  expect(resultColumns(header.split(','), [row, row])).toEqual(found),
)
