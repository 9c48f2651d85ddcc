/** What the codes and words of large providers mean, and what to do about it. The first that fits speaks. */
const MEANINGS: [code: RegExp, words: RegExp | null, meaning: string][] = [
  [
    /^5\.7\.515$/,
    null,
    'Microsoft takes mail of your domain only with SPF, DKIM and DMARC that pass for it. Look at “Will its mail arrive?” of this mailbox and mend what is marked there.',
  ],
  [
    /^[45]\.7\.(26|27|30)$/,
    null,
    'Google found neither SPF nor DKIM that passes for your domain. Look at “Will its mail arrive?” of this mailbox and mend what is marked there.',
  ],
  [
    /^[45]\.7\.(25|23)$/,
    null,
    'The sending server has no name in the DNS (PTR) that leads back to it. Ask who hosts it to set one.',
  ],
  [
    /^[45]\.7\.29$/,
    null,
    'Google demands that mail travels encrypted (TLS), and the sending server did not.',
  ],
  [/^[45]\.7\.32$/, null, 'The domain in From is not the one that SPF or DKIM vouch for, so DMARC fails.'],
  [
    /^4\.7\.28$|^4\.7\.0$/,
    /unusual rate|unsolicited|rate.{0,20}limited|suspicious/i,
    'Google slows this sender down: too much mail at once, or too much of it called spam. It is tried again later; send less until it stops.',
  ],
  [
    /^5\.7\.(1|28)$/,
    /unsolicited|likely suspicious|\bspam\b/i,
    'The receiver takes the message for spam. Send less, write more personally, and check SPF, DKIM and DMARC.',
  ],
  [
    /^[45]\.7\.(606|607|608|609|61\d|64\d|511)$/,
    null,
    'Microsoft has banned the address of the sending server. Ask your provider to have it taken off the list, or send through another.',
  ],
  [
    /^[45]\.7\.(708|750)$/,
    null,
    'Microsoft does not trust this server or account to send yet. New accounts have to start slowly.',
  ],
  [
    /^4\.7\.(500|501|650|651|652)$/,
    null,
    'Microsoft slows this sender down. It is tried again later; send less until it stops.',
  ],
  [
    /^5\.7\.(509|512|51\d)$/,
    null,
    'The message failed the DMARC check of the sending domain. Look at “Will its mail arrive?” of this mailbox.',
  ],
  [
    /^5\.7\.60$/,
    null,
    'The account may not send under this address. Sign in with the account of the address itself.',
  ],
  [/^5\.7\.(57|139)$/, null, 'Microsoft no longer lets this account sign in with a password.'],
  [
    /^[45]\.4\.5$|^5\.7\.(705|729)$/,
    null,
    'The account has reached the limit of its provider. Sending goes on a day later.',
  ],
  [
    /^[45]\./,
    /\bTSS?0\d\b|user complaints/i,
    'Yahoo slows this sender down after complaints. It is tried again later; send less until it stops.',
  ],
  [
    /^[45]\./,
    /(dmarc|spf|dkim).{0,60}(fail|not pass|missing|reject)/i,
    'SPF, DKIM or DMARC of your domain did not pass. Look at “Will its mail arrive?” of this mailbox.',
  ],
  [
    /^[45]\./,
    /spamhaus|barracuda|spamcop|(black|block) ?list/i,
    'The sending server stands on a block list. Ask your provider, or look the list up and have it taken off.',
  ],
]

/**
 * What a refusal means in plain words, where the large providers have words of their own for it.
 * @param status the enhanced code, as 5.7.26; without one only the words are read
 * @returns null when the answer speaks for itself
 */
export function refusalMeaning({ status, answer }: { status: string | null; answer: string }): string | null {
  const code =
    status ?? /\b([45]\.\d{1,3}\.\d{1,3})\b/.exec(answer)?.[1] ?? (/^\s*4/.test(answer) ? '4.0.0' : '5.0.0')
  return MEANINGS.find(([codes, words]) => codes.test(code) && (!words || words.test(answer)))?.[2] ?? null
}
