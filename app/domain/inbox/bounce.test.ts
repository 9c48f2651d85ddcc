import { describe, expect, it } from 'vitest'
import { classOfBounce } from './bounce-class.ts'
import { readDeliveryReport } from './bounce.ts'
import { readMessage } from './read-message.ts'

const standard = (fields: string, said = 'Sorry.') =>
  readMessage(
    Buffer.from(
      [
        'Return-Path: <>',
        'From: Mail Delivery System <MAILER-DAEMON@mx.test>',
        'To: anna@client.test',
        'Subject: Undelivered Mail Returned to Sender',
        'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
        '',
        `--b\r\n\r\n${said}`,
        `--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.test\r\n\r\n${fields}`,
        '--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <sent-1@client.test>\r\nTo: ines@site.test\r\n\r\nDear Ines',
        '--b--',
      ].join('\r\n'),
    ),
  )

const free = (headers: string, body: string) => readMessage(Buffer.from(`${headers}\n\n${body}`))

describe('a standard report', () => {
  it('names the recipient, the status, the cause and the original', () => {
    const message = standard(
      'Final-Recipient: rfc822; ines@site.test\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 <ines@site.test>: Recipient address\r\n rejected: User unknown',
    )
    expect(readDeliveryReport(message)).toEqual({
      action: 'failed',
      originalMessageId: 'sent-1@client.test',
      recipients: [
        {
          address: 'ines@site.test',
          status: '5.1.1',
          diagnostic: '550 5.1.1 <ines@site.test>: Recipient address rejected: User unknown',
          bounceClass: 'dead_address',
        },
      ],
    })
  })

  it('takes the code from the diagnostic text when the field is unspecific', () => {
    const message = standard(
      'Final-Recipient: rfc822; ines@site.test\r\nAction: failed\r\nStatus: 5.0.0\r\nDiagnostic-Code: smtp; 552 5.2.2 Mailbox full',
    )
    expect(readDeliveryReport(message)?.recipients[0]).toMatchObject({
      status: '5.2.2',
      bounceClass: 'temporary',
    })
  })

  it('has a block for each recipient', () => {
    const message = standard(
      'Final-Recipient: rfc822; a@site.test\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\nFinal-Recipient: rfc822; b@site.test\r\nAction: delivered\r\nStatus: 2.0.0',
    )
    const read = readDeliveryReport(message)
    expect(read?.action).toBe('failed')
    expect(read?.recipients.map((one) => one.address)).toEqual(['a@site.test', 'b@site.test'])
  })

  it.each([
    ['delayed', 'delayed'],
    ['delivered', 'delivered'],
    ['relayed', 'delivered'],
    ['expanded', 'delivered'],
  ])('that says %s is no failure', (said, action) => {
    const message = standard(`Final-Recipient: rfc822; ines@site.test\r\nAction: ${said}\r\nStatus: 4.4.7`)
    expect(readDeliveryReport(message)?.action).toBe(action)
  })
})

describe('a report in free form', () => {
  it.each([
    [
      'qmail',
      'From: MAILER-DAEMON@mx.test\nSubject: failure notice',
      'Hi. This is the qmail-send program.\n\n<ines@site.test>:\nRemote host said: 550 5.1.1 User unknown\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <anna@client.test>\nMessage-ID: <sent-1@client.test>\nTo: ines@site.test\n\nDear Ines',
      '5.1.1',
    ],
    [
      'Exim',
      'Return-path: <>\nX-Failed-Recipients: ines@site.test\nFrom: Mail Delivery System <Mailer-Daemon@mx.test>\nSubject: Mail delivery failed: returning message to sender',
      'A message that you sent could not be delivered.\n\n  ines@site.test\n    SMTP error from remote mail server after RCPT TO:\n    550 No such user here\n\n------ This is a copy of the message, including all the headers. ------\n\nMessage-ID: <sent-1@client.test>\nFrom: anna@client.test\nTo: ines@site.test\nSubject: x\n\nDear',
      null,
    ],
  ])('of %s', (_program, headers, body, status) => {
    expect(readDeliveryReport(free(headers, body))).toMatchObject({
      action: 'failed',
      originalMessageId: 'sent-1@client.test',
      recipients: [{ address: 'ines@site.test', status, bounceClass: 'dead_address' }],
    })
  })

  it.each([
    [
      'a person',
      'From: Ines <ines@site.test>\nSubject: Re: failure notice',
      'Your message bounced: 550 5.1.1 User unknown.',
    ],
    [
      'a person forwarding one',
      'From: Ines <ines@site.test>\nSubject: Fwd: Undelivered Mail Returned to Sender',
      '550 5.1.1 User unknown',
    ],
    [
      'an away notice with a null return path',
      'Return-Path: <>\nFrom: ines@site.test\nSubject: Away',
      'I cannot be reached until Monday.',
    ],
  ])('is not seen in the mail of %s', (_who, headers, body) => {
    expect(readDeliveryReport(free(headers, body))).toBeNull()
  })
})

describe('whose fault a refusal is', () => {
  it.each([
    ['5.1.1', '550 5.1.1 User unknown', 'dead_address'],
    [null, '550 No such user here', 'dead_address'],
    ['5.0.0', '554 The email account that you tried to reach does not exist', 'dead_address'],
    ['5.1.2', 'Host or domain name not found', 'dead_address'],
    ['5.4.4', 'Name service error: Host not found', 'dead_address'],
    ['5.1.10', 'RESOLVER.ADR.RecipNotFound; not found', 'dead_address'],
    ['5.4.1', '550 5.4.1 [ines@site.test]: Recipient address rejected: Access denied', 'dead_address'],
    ['5.1.6', 'Destination mailbox has moved', 'dead_address'],
    ['5.1.1', '550 5.1.1 <x@y.test> mailbox full', 'temporary'],
    ['4.2.2', '452 4.2.2 Over quota', 'temporary'],
    ['4.7.1', '451 4.7.1 Greylisted, please try again later', 'temporary'],
    ['4.4.1', 'connect to mx.site.test: Connection timed out', 'temporary'],
    ['5.3.4', '552 Message size exceeds fixed limit', 'temporary'],
    ['5.2.1', 'The account is disabled', 'temporary'],
    ['5.7.26', '550-5.7.26 This mail is unauthenticated, DMARC', 'blocked'],
    ['5.7.1', '554 5.7.1 Service unavailable; client host blocked using zen.spamhaus.org', 'blocked'],
    ['5.7.1', '550 5.7.1 Relaying denied', 'blocked'],
    ['5.4.5', '550 5.4.5 Daily user sending limit exceeded', 'blocked'],
    ['5.1.8', 'Domain of sender address does not exist', 'blocked'],
    ['5.6.9', 'improper use of 8-bit data', 'other'],
    [null, 'Something went wrong', 'other'],
  ])('%s %s: %s', (status, diagnostic, expected) => {
    expect(classOfBounce({ status, diagnostic })).toBe(expected)
  })

  it('an unknown user in answer to the body is a filter, not a dead address', () => {
    const refusal = { status: '5.0.0', diagnostic: '550 Unknown user ines@mobile.test' }
    expect(classOfBounce(refusal)).toBe('dead_address')
    expect(classOfBounce({ ...refusal, afterData: true })).toBe('temporary')
  })
})

describe('our own mail sent back with an empty return path, from a plain sender and subject', () => {
  const sentBack = (headers: string, words: string) =>
    free(
      `Return-Path: <>\nFrom: no-reply@carrier.test\nSubject: Mail\n${headers}Content-Type: multipart/mixed; boundary=b`,
      `--b\n\n${words}\n\n--b\nContent-Type: message/rfc822\n\nMessage-ID: <sent-1@client.test>\nTo: ines@site.test\n\nDear Ines\n--b--`,
    )

  it('is a bounce when it says so', () => {
    const words = 'Could not be delivered to: <ines@site.test>\nAs their mailbox is full.'
    expect(readDeliveryReport(sentBack('', words))).toMatchObject({
      action: 'failed',
      originalMessageId: 'sent-1@client.test',
      recipients: [{ address: 'ines@site.test', bounceClass: 'temporary' }],
    })
  })

  it('is none when it is an automatic reply, or says nothing of failure', () => {
    const away = sentBack('Auto-Submitted: auto-replied\n', 'I am away and cannot be reached.')
    expect(readDeliveryReport(away)).toBeNull()
    expect(readDeliveryReport(sentBack('', 'We have your message.'))).toBeNull()
  })
})
