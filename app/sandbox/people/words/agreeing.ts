import type { Answer } from '../memory.ts'
import type { Wording } from './said.ts'

type Agreeing = Extract<
  Answer,
  | 'done'
  | 'promise'
  | 'forgot_but_done'
  | 'back_and_done'
  | 'put_back'
  | 'dofollow_now'
  | 'nofollow_policy'
  | 'welcome'
  | 'guest_post_live'
>

export const AGREEING: Record<Agreeing, Wording[]> = {
  done: [
    ({ you, page, me }) => `Hi ${you},

Thank you for telling me, I would not have noticed. I’ve put yours in: ${page}

Best,
${me}`,
    ({ you, page, pageTitle, me }) => `Hello ${you},

I read it with my coffee and it is better than what was there, so I’ve put it on “${pageTitle}”:

${page}

All the best
${me}`,
    ({ you, page, site, me }) => `Dear ${you},

Done: I’ve added it to ${page}. If you spot anything else on ${site} that has gone stale, do tell me. Nobody else ever does.

Kind regards,
${me}`,
    ({ you, page, me }) => `Hi ${you}, I’ve added it: ${page}

Nice page, by the way. My neighbour has printed the table.

${me}`,
    ({ you, page, me }) => `Morning ${you},

you are the second person to write about that page, and the first to be polite. It has been updated, your link is in: ${page}

Greetings from the greenhouse
${me}`,
    ({ you, page, me }) => `Dear ${you},

We talked it over at lunch and everybody was for it. The link is live on ${page}.

Yours
${me}`,
    ({ you, target, page, me }) => `Thanks ${you}!

I’ve added ${target} to ${page}. It may take until tonight before everybody sees it, our server is not the youngest.

${me}`,
  ],
  promise: [
    ({ you, page, day, me }) => `Hi ${you},

Thank you, that is useful. I’ll add it to ${page} ${day}, when I go through that page anyway.

Best,
${me}`,
    ({ you, pageTitle, day, page, me }) => `Hello ${you},

yes, I would like to have that on “${pageTitle}”. I will put it in ${day}: ${page}. Remind me if I don’t!

Regards
${me}`,
    ({ you, page, day, me }) => `Dear ${you},

I am in the middle of the seed orders and cannot look at the site before the weekend. But I like your guide, and I’ll link to it from ${page} ${day}.

${me}`,
    ({ you, day, page, me }) => `Good idea, ${you}. I’ll update ${page} ${day}.

Cheers
${me}`,
  ],
  forgot_but_done: [
    ({ you, page, me }) => `Hi ${you},

I am so sorry, I said I would and then it went clean out of my head. It is there now: ${page}

Thanks for your patience,
${me}`,
    ({
      you,
      page,
      me,
    }) => `Oh dear. You are right, ${you}, and I have no excuse except the potatoes. Done this minute: ${page}

${me}`,
  ],
  back_and_done: [
    ({ you, page, me }) => `Hi ${you},

I’m back, and yours was the nicest thing in the pile. The link is on ${page}.

Best wishes,
${me}`,
    ({ you, page, me }) => `Dear ${you},

thank you for your message, which I found on my return. I have changed ${page} as you suggested.

With kind regards
${me}`,
  ],
  put_back: [
    ({ you, page, me }) => `Hi ${you},

Oh, that was not on purpose! We have a new theme and it ate half of my lists. Your link is back on ${page}.

Sorry,
${me}`,
    ({ you, page, me }) => `Hello ${you},

you are right, it went when I tidied up. I have put it back: ${page}

${me}`,
  ],
  dofollow_now: [
    ({ you, page, me }) => `Hi ${you},

Is it? The editor does that by itself unless I untick a box. Unticked: ${page}

Best,
${me}`,
    ({ you, page, me }) => `Hello ${you},

I had to look up what that means. Gone now, see ${page}.

${me}`,
  ],
  nofollow_policy: [
    ({ you, site, me }) => `Hi ${you},

All outside links on ${site} carry it, I’m afraid. It is nothing to do with you.

Best,
${me}`,
  ],
  welcome: [
    ({ you, me }) => `You’re welcome, ${you}. It can stay as long as the page does.

${me}`,
    ({ you, me }) => `Hi ${you},

Of course. Write whenever something has moved.

${me}`,
  ],
  guest_post_live: [
    ({ you, page, me }) => `Hi ${you},

I read it twice, changed two commas, and it is up: ${page}

Your readers are welcome here. Thank you for taking the trouble.

Best,
${me}`,
    ({ you, page, me }) => `Dear ${you},

Thank you, that is just what I hoped for. You will find it here, with your link where you put it:

${page}

With kind regards
${me}`,
  ],
}
