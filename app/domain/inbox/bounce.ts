import { headerOf, type Headers } from './headers.ts'
import { recipientOf, recipientsInWords, type FailedRecipient } from './failed-recipients.ts'
import { everyPart, isEnclosedMessage, type MimePart } from './mime.ts'
import type { Envelope, IncomingMessage } from './read-message.ts'
import {
  isStatusPart,
  originalHeaders,
  originalId,
  ownWords,
  statusBlocksOf,
  type Words,
} from './report-parts.ts'

export type DeliveryReport = {
  /** `failed` is a bounce; `delayed` a note; `delivered` neither bounce nor reply. */
  action: 'failed' | 'delayed' | 'delivered'
  recipients: FailedRecipient[]
  /** Message-ID of the enclosed or cited original, brackets off. */
  originalMessageId: string | null
}

/**
 * Reads a delivery report: the standard form (RFC 3464, 6522) and the many other forms, known by a robot's sender
 * or a null return path together with words of failure. A person's mail that speaks of a bounce is none.
 * @returns null when the message is no delivery report
 */
export function readDeliveryReport(message: IncomingMessage): DeliveryReport | null {
  const outer = [...everyPart(message.root, (part) => !isEnclosedMessage(part))]
  const returnsOurs = isNullPath(message.headers) && outer.some(isEnclosedMessage)
  if (!mayBeDeliveryReport(message) && !outer.some(isStatusPart) && !returnsOurs) return null
  const forwarded = outer.some(isStatusPart)
    ? undefined
    : outer.find((part) => isEnclosedMessage(part) && part.parts[0]?.type === 'multipart/report')
  const parts = forwarded ? [...everyPart(forwarded.parts[0]!, (part) => !isEnclosedMessage(part))] : outer
  const own = ownWords(parts)
  const statusBlocks = statusBlocksOf(parts, own.words)
  const isStandard = outer.some(isStatusPart) || isDeliveryReportType(message)
  if (!isStandard && !isRobotsFailure(message, parts, own)) return null
  if (isStandard && parts.some((part) => part.type === 'message/feedback-report')) return null
  const original = originalHeaders(parts, own.original)
  const fromBlocks = statusBlocks.map((block) => recipientOf(block, own.words))
  const action = actionOf(statusBlocks, message, own.words)
  const recipients = uniqueRecipients(
    fromBlocks.length > 0 ? fromBlocks : recipientsInWords(message, own.words, original),
  )
  return { action, recipients, originalMessageId: originalId(original, own.words, message) }
}

/** By the headers alone: might this be a report? Then its body is worth fetching. */
export function mayBeDeliveryReport(envelope: Envelope): boolean {
  return (
    isDeliveryReportType(envelope) ||
    /multipart\/report/i.test(headerOf(envelope.headers, 'content-type')) ||
    headerOf(envelope.headers, 'x-failed-recipients') !== '' ||
    isRobot(envelope) ||
    (isNullPath(envelope.headers) && FAILED_SUBJECT.test(envelope.subject)) ||
    (isNoReply(envelope) && FAILED_SUBJECT.test(envelope.subject))
  )
}

export function isNullPath(headers: Headers): boolean {
  const path = headers.find((header) => header.name === 'return-path')?.value.trim()
  return path !== undefined && /^<?\s*(<>|mailer-daemon(@[^>]*)?)?\s*>?$/i.test(path)
}

function isDeliveryReportType({ headers }: Envelope): boolean {
  const type = headerOf(headers, 'content-type')
  return /multipart\/report/i.test(type) && /report-type\s*=\s*"?delivery-status/i.test(type)
}

const ROBOT_LOCAL =
  /^(mailer-?daemon|post-?master|mail-?daemon|mdaemon|mail-?delivery|maildelivery|bounces?|mail-?system|mmsc?-?ndr|microsoftexchange[0-9a-f]+|emailadmin)([@+-].*)?$/i
const ROBOT_NAME =
  /mail delivery|delivery (sub)?system|mailer[ -]daemon|postmaster|mail administrator|mail deliver|ndr administrator|internet mail (delivery|service)|système de remise|zustell|system administrator|mail ?system/i
const FAILED_SUBJECT =
  /undeliver|not deliver|un?delivered|un?able to deliver|non[- ]?deliver|deliver(y|ing)[^\n]{0,40}(fail|error|problem|status|notification|report|unsuccess|delay|incomplete)|fail(ed|ure)[^\n]{0,30}(deliver|notice|mail)|return(ed|ing)[^\n]{0,12} (mail|message|e-?mail)|mail (system )?error|failure notice|could ?n.t be delivered|not be delivered|mail failure|permanent (error|failure)|unzustellbar|nicht zugestellt|zustell(ung|barkeit)[^\n]{0,30}(fehl|benachricht)|non (remis|distribu|délivr)|échec de (la )?(remise|livraison)|no (se ha )?(podido )?entrega|mancata consegna|não entregue|niet (bezorg|afgelever)|no (se )?entregado|imposible (de )?entregar|(no|não) entreg(ad|ue)\w*|non recapitat\w*|(messaggio|posta) non consegnat\w*|onbestelbaar|zwrot wiadomości|nie(dostarcz|doręcz)\w*|niet afgeleverd|(kunde|kunne) (inte|ikke) leverer\w*|går (inte|ikke) att leverera|kan (inte|ikke) lever\w*|returnerad e-post|ei voitu toimittaa|nelze doručit|nedoručiteln\w*|kézbesíthetetlen|teslim edilemedi|не (может быть )?доставлен\w*|メールエラー|配信(エラー|不能)|退信|недоставлен|mail rejected|message rejected|blocked by|rejected:|notification d'état|dsn\b|\bndr\b|user unknown|warning: (could not|message)/i
const FAILED_WORDS =
  /(could|can|was|were|been|is)\s?(not|n.t|not be|n.t be|unable to)[\s\S]{0,40}(deliver|sent|reach)|unable to deliver|(delivery|message)[^\n]{0,60}(failed|has failed|failure|not delivered|undeliverable)|undeliverable|did not reach|(permanent|fatal|delivery|transport)[^\n]{0,20}errors?|returned to (sender|you)|returned mail|rejected (your message|the following|by)|host unknown|user unknown|failed (permanently|recipient|addresses)|following (address|recipient)[^\n]{0,40}(fail|error|problem|reject|bounce|not)|delivery status|nicht zugestellt|n.a pas pu être|ne peut être|(no|não) (se )?(ha |pôde |pudo |podido |fue |foi )*(podido )?(ser )?entreg\w*|non è stat[oa] (recapitat|consegnat)\w*|(kon|kan|werd) niet (worden )?(be|af)\w*|nie (została|mogła|można|zostało)[^\n]{0,30}(dostarcz|doręcz)\w*|(kunde|kunne) (inte|ikke) (lever|skick|send)\w*|ei voitu (toimittaa|lähettää)|nemohla být doručena|nelze doručit|не может быть (отправлено|доставлено)|не (было )?доставлено|送信できません|届け(ること|でき)|配信(できません|エラー)|失敗|could not be delivered|wasn.t able to deliver|message (bounced|blocked)|unknown (user|recipient)|not recogni[sz]ed|invalid recipient|no such user|rejected|unrouteable|mailbox (is )?full|over quota|delivery attempt|problem (delivering|sending)/i

function isRobot({ from, headers }: Envelope): boolean {
  const local = from?.address.split('@')[0] ?? ''
  return (
    ROBOT_LOCAL.test(local) ||
    ROBOT_NAME.test(from?.name ?? '') ||
    /mailer-daemon|post-?master/i.test(headerOf(headers, 'from'))
  )
}

function isNoReply({ from }: Envelope): boolean {
  return /^(no-?reply|do-?not-?reply|noreply.*|system|admin(istrator)?|support|mail)$/i.test(
    from?.address.split('@')[0] ?? '',
  )
}

function isRobotsFailure(message: IncomingMessage, parts: MimePart[], own: Words): boolean {
  const { headers, subject } = message
  if (headerOf(headers, 'x-failed-recipients') !== '') return true
  const hasFailedSubject = FAILED_SUBJECT.test(subject)
  const hasFailedWords = FAILED_WORDS.test(own.words)
  const hasOriginal =
    own.original !== '' || parts.some((part) => isEnclosedMessage(part) || /rfc822-headers/.test(part.type))
  if (isRobot(message)) return (hasFailedSubject || hasFailedWords) && !/^(re|aw|fwd?):/i.test(subject)
  const isAnswer = /auto-replied/i.test(headerOf(headers, 'auto-submitted'))
  const returnsOurs = hasFailedWords && parts.some(isEnclosedMessage) && !isAnswer
  if (isNullPath(headers)) return returnsOurs || (hasFailedSubject && (hasFailedWords || hasOriginal))
  return isNoReply(message) && hasFailedSubject && hasFailedWords && hasOriginal
}

function actionOf(blocks: Headers[], message: IncomingMessage, words: string): DeliveryReport['action'] {
  const actions = blocks.map((fields) =>
    headerOf(fields, 'action')
      .toLowerCase()
      .replace(/[^a-z].*$/, ''),
  )
  if (actions.some((action) => action === 'failed' || action === 'failure')) return 'failed'
  const said = actions.filter((action) => /^(delayed|delivered|relayed|expanded)$/.test(action))
  if (said.length > 0) return said.includes('delayed') ? 'delayed' : 'delivered'
  const statuses = blocks.map((fields) => headerOf(fields, 'status')).filter(Boolean)
  if (statuses.length > 0 && statuses.every((status) => status.startsWith('2.'))) return 'delivered'
  const isWarning = /\b(delay(ed)?|warning)\b/i.test(message.subject) && !/fail/i.test(message.subject)
  const keepsTrying =
    /(will|shall) (be |continue |keep )?(re-?tr(y|ied)|try)|do not need to resend|no action is required|still (being )?(retried|in the queue)/i.test(
      words,
    )
  if (isWarning && keepsTrying) return 'delayed'
  if (
    /successful mail delivery|success(ful)? delivery|was successfully delivered|relayed/i.test(
      message.subject,
    )
  )
    return 'delivered'
  return 'failed'
}

function uniqueRecipients(recipients: FailedRecipient[]): FailedRecipient[] {
  const byAddress = new Map<string, FailedRecipient>()
  for (const one of recipients) if (!byAddress.has(one.address)) byAddress.set(one.address, one)
  return [...byAddress.values()].slice(0, 100)
}
