import { isSamePage, readWebAddress, siteOf } from '../values/web-address.ts'
import { dueDay, type DueDay } from './due-day.ts'

export type PromiseProposal = {
  /** The words of the promise, as they stand in the reply. */
  sentence: string
  /** Their page that will carry the link; null when neither the reply nor the prospect names one. */
  page: string | null
  /** Ours that it will point to. */
  target: string | null
  /** They say that it is done: the page can be looked at now. */
  isDone: boolean
  due: DueDay
}

export type Circumstances = {
  /** Registrable domain of their site, and the page we wrote about. */
  domain: string
  pageUrl: string | null
  /** The page of ours that was offered, and all others of the project. */
  targetUrl: string | null
  targetPages: string[]
  clientDomain: string
  /** The local day on which the reply came. */
  today: string
}

const WILL =
  /\b(?:i|we)(?:[’']ll| will| shall| am going to|[’']m going to| are going to|[’']re going to| plan to| intend to| can| could|[’']d be (?:happy|glad|delighted) to| would be (?:happy|glad|delighted) to|[’']m happy to| am happy to|[’']re happy to| are happy to| aim to| hope to| should be able to)(?: certainly| gladly| happily| definitely| also| then| try to| get it| have it| probably)* (?:add|put|place|include|update|replace|swap|change|fix|link|insert|publish|correct|get (?:it|that|this|your link)|have (?:it|that|this|your link))\b|\b(?:happy|glad) to (?:add|link|include|swap|replace)\b|\b(?:it|that|the link|your link)(?:[’']ll| will) (?:be |go )(?:live|up|added|online|in|on|published|there)\b|\bconsider it (?:added|done)\b/iu
const DONE =
  /\b(?:i|we)(?:[’']ve| have)?(?: just| now| already| today)? (?:added|put|placed|included|updated|replaced|swapped|changed|fixed|linked|inserted|published|corrected)\b|\b(?:it|that|the link|your link)(?:[’']s| is| has been| was)(?: now| already)? (?:live|added|up|online|in place|placed|included|published|there|done)\b/iu
const NOT =
  /\b(?:not|never|cannot|can[’']t|won[’']t|don[’']t|didn[’']t|unable|unless|only if|as long as|provided|in (?:return|exchange)|before (?:i|we) (?:add|can)|if you (?:pay|link|write|send|could|can))\b/iu

/** Only whole, plain statements are proposed; in doubt there is no proposal. */
export function proposePromise(visible: string, about: Circumstances): PromiseProposal | null {
  const sentences = sentencesOf(visible.slice(0, 6000))
  const promised = sentences.find((one) => WILL.test(one) && !NOT.test(one))
  const done = sentences.find((one) => DONE.test(one) && !NOT.test(one))
  const sentence = promised ?? done
  if (!sentence) return null
  const isDone = !promised
  const urls = urlsIn(visible, about.pageUrl)
  return {
    sentence: clauseOf(sentence, isDone ? DONE : WILL),
    page: pageOf(sentence, urls, about, isDone),
    target: targetOf(urls, about),
    isDone,
    due: isDone
      ? { day: about.today, words: 'it is said to be done' }
      : dueOf(sentence, sentences, about.today),
  }
}

/** The day stands in the sentence itself, or in the next one: "It should be up by Friday." */
function dueOf(sentence: string, sentences: string[], today: string): DueDay {
  const due = dueDay(sentence, today)
  const next = sentences[sentences.indexOf(sentence) + 1] ?? ''
  const isAboutIt = /^(?:it|this|that|should|will|expect|probably|most likely)\b/i.test(next)
  return due.words === null && isAboutIt ? dueDay(next, today) : due
}

/**
 * Every web address in a text, also without a scheme when it has a path, in its order.
 * @param like an address whose scheme is taken where the text names none
 */
export function urlsIn(text: string, like: string | null = null): string[] {
  const scheme = like?.startsWith('http:') ? 'http' : 'https'
  const found =
    text
      .slice(0, 20_000)
      .match(
        /\bhttps?:\/\/[^\s<>"')\]]+|(?<![@\w.-])(?:[a-z0-9-]{1,63}\.){1,9}[a-z]{2,24}\/[^\s<>"')\]]*/giu,
      ) ?? []
  const trimmed = found
    .map((url) => url.replace(/[.,;:!?…]+$/, ''))
    .map((url) => (/^https?:/i.test(url) ? url : `${scheme}://${url}`))
  return [...new Set(trimmed.flatMap((url) => readWebAddress(url)?.href ?? []))]
}

function sentencesOf(text: string): string[] {
  const joined = text.replace(/([^\n.!?:])\n(?=\S)/g, '$1 ')
  return joined
    .split(/(?<=[.!?…])\s+(?=\p{Lu}|["“(]|$)|\n+/u)
    .map((one) => one.trim().replace(/\s+/g, ' '))
    .filter((one) => one !== '' && !one.startsWith('>'))
}

/** From the promise to the end of its clause: "so I’ll add it to /resources next week when I …" without the rest. */
function clauseOf(sentence: string, pattern: RegExp): string {
  const from = pattern.exec(sentence)?.index ?? 0
  const rest = sentence.slice(from)
  const end = /\s(?:when|because|since|as soon as|although|but)\s|;|\s[–—]\s/i.exec(rest.slice(25))
  const clause = end ? rest.slice(0, 25 + end.index) : rest
  return clause.replace(/[.!?,;:…\s]+$/u, '').slice(0, 300)
}

function pageOf(
  sentence: string,
  urls: string[],
  { domain, pageUrl }: Circumstances,
  isDone: boolean,
): string | null {
  const theirs = (url: string) => siteOf(url) === domain
  const inSentence = urlsIn(sentence, pageUrl).find(theirs)
  if (inSentence) return inSentence
  const path = /(?:^|\s)(\/[a-z0-9][\w\-./]*)/i.exec(sentence)?.[1]?.replace(/[.,]+$/, '')
  if (path) return new URL(path, pageUrl ?? `https://${domain}/`).href
  return (isDone ? urls.find(theirs) : undefined) ?? pageUrl ?? urls.find(theirs) ?? null
}

function targetOf(urls: string[], { targetUrl, targetPages, clientDomain }: Circumstances): string | null {
  const named = urls.filter((url) => siteOf(url) === clientDomain)
  const known = targetPages.find((page) => named.some((url) => isSamePage(url, page)))
  return known ?? named[0] ?? targetUrl ?? (targetPages.length === 1 ? targetPages[0]! : null)
}
