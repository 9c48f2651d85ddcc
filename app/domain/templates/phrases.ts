/** A turn of phrase that costs replies: how it is found, and what to do instead. */
export type Phrase = { pattern: RegExp; advice: string }

const GAP = '[^.!?\\n]{0,40}?'

function phrase(pattern: string, advice: string): Phrase {
  return { pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'giu'), advice }
}

const SAY_WHAT = 'say which sentence or fact, or leave it out'

/** Praise that could be sent to anybody, and claims to be a reader which nobody believes. */
export const FALSE_FLATTERY: readonly Phrase[] = [
  phrase(
    `(?:absolutely |really |just |totally )?(?:love|loved|adore|adored) (?:your|the) ${GAP}(?:blog|site|website|content|article|post|page|work|writing|guide|piece|stuff)`,
    SAY_WHAT,
  ),
  phrase(`(?:big|huge|massive|avid|long[- ]?time|loyal|devoted) (?:fan|follower|reader|admirer)`, SAY_WHAT),
  phrase(`(?:i|we)(?:'ve|’ve| have) been (?:a fan|following|reading) (?:of )?your`, SAY_WHAT),
  phrase(
    `(?:amazing|awesome|incredible|fantastic|outstanding|brilliant|excellent|wonderful|phenomenal|superb|stunning|great|insightful|informative) (?:blog|site|website|content|article|post|resource|work|piece|read|job|stuff)`,
    SAY_WHAT,
  ),
  phrase(`(?:really |thoroughly |truly |very much )enjoyed (?:reading )?(?:your|the)`, SAY_WHAT),
  phrase(`(?:stumbled|came|happened) (?:up)?on (?:your|this)`, 'say what you looked for and found'),
  phrase(`(?:stumbled|came) across your`, 'say what you looked for and found'),
  phrase(`(?:so |very |really |deeply |truly )?impressed (?:by|with) (?:your|the)`, SAY_WHAT),
  phrase(`keep up the (?:good|great|amazing|awesome|excellent) work`, 'leave it out'),
  phrase(
    `(?:one of )?(?:the |my )?(?:best|favou?rite) (?:blogs?|sites?|websites?|articles?|posts?)(?: (?:on|about|in|i))?`,
    SAY_WHAT,
  ),
  phrase(`blown away by`, SAY_WHAT),
  phrase(`hats off to`, 'leave it out'),
]

const NOT_PROMISED = 'nobody believes it, filters count it'
const THEIR_SIDE = 'say what their readers get from it'

/** Phrases that filters and tired editors know by heart. */
export const SPAM_PHRASES: readonly Phrase[] = [
  phrase(`click (?:here|below|this link)`, 'show the address itself'),
  phrase(
    `act (?:now|fast|today)|limited[- ]time|don[’']t miss (?:out|this)|hurry|last chance|urgent(?:ly)?`,
    NOT_PROMISED,
  ),
  phrase(
    `100 ?% (?:free|guaranteed|satisfied|safe)|risk[- ]free|money[- ]back|no (?:obligation|strings attached|cost)|(?:completely|totally|absolutely) free|free of charge`,
    NOT_PROMISED,
  ),
  phrase(`guaranteed(?: results| rankings?| traffic)?`, NOT_PROMISED),
  phrase(
    `(?:buy|order|subscribe|sign up|call) now|special (?:offer|promotion)|best price|lowest price|exclusive (?:deal|offer)|earn (?:money|cash|extra)|make money|cash bonus`,
    NOT_PROMISED,
  ),
  phrase(
    `(?:boost|increase|skyrocket|explode|improve) your (?:seo|rankings?|traffic|sales|authority|visibility)`,
    THEIR_SIDE,
  ),
  phrase(
    `(?:high[- ]quality|quality|do[- ]?follow|powerful) (?:back)?links?|link (?:juice|exchange|swap|insertion)|domain authority|high[- ]authority`,
    THEIR_SIDE,
  ),
  phrase(
    `mutually beneficial|win[- ]win|add (?:a lot of )?value to your (?:readers|audience|site)|great fit for your (?:audience|readers|site|blog)|synerg(?:y|ies)`,
    THEIR_SIDE,
  ),
  phrase(
    `(?:i |we )?hope (?:this|that|my|the) (?:e-?mail|message|note) finds you(?: well)?|hope (?:you are|you[’']re|all is) (?:doing )?well`,
    'begin with the reason',
  ),
  phrase(
    `dear (?:sir|madam|sirs|webmaster|site owner|blogger|admin|friend)(?:(?: or |/| and )(?:sir|madam))?|to whom it may concern|hello dear`,
    'use a name, or "Hi there"',
  ),
  phrase(
    `just (?:checking in|following up|circling back|bumping this|wanted to (?:follow up|check in|bump))|bump(?:ing)? this (?:up|to the top)|circl(?:e|ing) back|did you (?:get|see|receive) my (?:last |previous )?(?:e-?mail|message)`,
    'bring something new, or do not write',
  ),
  phrase(
    `(?:this is )?not (?:a )?spam|once[- ]in[- ]a[- ]lifetime|you have been selected|dear winner`,
    NOT_PROMISED,
  ),
]
