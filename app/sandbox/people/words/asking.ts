import type { Answer } from '../memory.ts'
import type { Wording } from './said.ts'

type Asking = Extract<Answer, 'fee' | 'guest_post' | 'exchange' | 'question' | 'which_page' | 'wrong_person'>

export const ASKING: Record<Asking, Wording[]> = {
  fee: [
    ({ you, site, price, me }) => `Hello ${you},

Thanks for reaching out to ${site}. We can place your link in an existing article for ${price} GBP, one time, permanent. A new article with two links is ${price + 90} GBP. Payment in advance by bank transfer.

Let me know which one you would like.

${me}`,
    ({ you, price, pageTitle, me }) => `Hi ${you},

our rate for a link on “${pageTitle}” is ${price} GBP a year. We have a discount for three or more.

Regards,
${me}`,
    ({
      you,
      price,
      me,
    }) => `Dear ${you}, we do not add links for free any more, there are too many who ask. The fee would be ${price} GBP. Shall I send an invoice?

${me}`,
  ],
  guest_post: [
    ({ you, site, me }) => `Hi ${you},

Thank you for writing. I don’t add links to old pages as a rule, but we do like guest posts on ${site}. About 800 words on something you have tried yourselves, with one link to whatever you think fits. Would you write one for us?

Best,
${me}`,
    ({ you, me }) => `Dear ${you},

your guide is good, and my readers would like to hear it from you rather than be sent away. Could you write us a guest article? 700 to 900 words, no shop talk, a picture if you have one. You may link to your page in it.

Kind regards
${me}`,
  ],
  exchange: [
    ({ you, site, me }) => `Hi ${you},

We could do that. Would you link to ${site} from one of your pages in return? That seems fair to us.

${me}`,
    ({ you, site, me }) => `Hello ${you},

happy to add it if you add us: a link exchange, so to speak. Something like “${site}” on your resources page would do.

Regards
${me}`,
  ],
  question: [
    ({ you, me }) => `Hi ${you},

Interesting, thank you. Before I add it: may our members print the table for the notice board, and is there a photo to go beside it?

Best,
${me}`,
    ({ you, me }) => `Hello ${you},

I like it. One question: will the page stay free to read? We had one that went behind a sign-up form after a month, and I was not popular.

${me}`,
    ({
      you,
      me,
    }) => `Hi ${you}, looks good on first sight. Who wrote it, and is that somebody who gardens? I always put the name beside the link.

${me}`,
  ],
  which_page: [
    ({ you, me }) => `Hi ${you},

I would be glad to help, but there is no link in your mail, or my program has eaten it. Which page of yours do you mean?

${me}`,
    ({ you, me }) => `Hello ${you},

could you send me the address of the page you would like me to link to? I could not find it in your message.

Best
${me}`,
  ],
  wrong_person: [
    ({ you, site, colleague, colleagueAddress, me }) => `Hi ${you},

I no longer edit ${site}. ${colleague} does now, please write to ${colleagueAddress}.

Best,
${me}`,
    ({ you, colleague, colleagueAddress, me }) => `Hello ${you},

that is not my desk any more. Please write to ${colleague}, who looks after the page now: ${colleagueAddress}

Good luck
${me}`,
  ],
}
