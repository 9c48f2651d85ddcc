import { expect, it } from 'vitest'
import { proposePromise } from './promise-proposal.ts'
import { readMessage } from './read-message.ts'
import { proposeClass } from './reply-class.ts'
import { sort } from './sort.ts'

const LONG = 60_000
const about = {
  domain: 's.test',
  pageUrl: null,
  targetUrl: null,
  targetPages: [],
  clientDomain: 'c.test',
  today: '2026-05-12',
}

/** Texts at which a careless expression takes minutes instead of milliseconds. */
const UNITS = [
  'a',
  ' ',
  '\n',
  '> ',
  '-',
  '<',
  '"((("',
  '<div>',
  'a.b.c.d/',
  '1.1.1 ',
  'a@b.test ',
  'i will ',
  'delivery message ',
  'could not be not be ',
  'the mailbox user recipient account ',
  'From: x\nTo: y\n',
  'On Tue, 5 May 2026 ',
  'back on the 5 may until ',
  'https://x.y/',
  'please do not ',
  'remove my link from ',
  'if you add a link to our page ',
  'no me nos más ',
  'wir haben den link ',
  'the 9th ',
]
const HEADS = {
  'a person': 'From: Ines <i@s.test>\nSubject: Re: x',
  'a robot': 'Return-Path: <>\nFrom: MAILER-DAEMON@mx.test\nSubject: failure notice',
  'a page': 'From: i@s.test\nSubject: x\nContent-Type: text/html',
}

it.each(Object.entries(HEADS))('the hostile mail of %s costs less than two seconds', (_who, head) => {
  const slow = UNITS.filter((unit) => {
    const body = unit.repeat(Math.ceil(LONG / unit.length))
    const before = process.cpuUsage()
    const message = readMessage(Buffer.from(`${head}\n\n${body}`))
    const sorted = sort(message, { isOwnAddress: () => false, relates: true }, '2026-05-12')
    proposeClass(sorted.visible)
    proposePromise(sorted.visible, about)
    return process.cpuUsage(before).user > 2_000_000
  })
  expect(slow).toEqual([])
})
