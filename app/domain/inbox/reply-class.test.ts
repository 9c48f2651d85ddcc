import { describe, expect, it } from 'vitest'
import { proposeClass } from './reply-class.ts'

describe('the class of a reply', () => {
  it.each([
    ['will_add_link', 'I’ve put your guide in its place.', 'I’ve put your guide in its place'],
    ['will_add_link', 'Sure, we will add it by Friday.', 'we will add it by Friday'],
    ['will_add_link', 'Done, your link is live.', 'your link is live'],
    ['will_add_link', 'Ich habe den Link eingebaut.', 'Ich habe den Link'],
    [
      'will_add_link',
      'Thank you, I would not have noticed. I’ve put yours in: http://a.test/x',
      'I’ve put yours in',
    ],
    ['will_add_link', 'I’ll update http://a.test/reading on Friday.', 'I’ll update'],
    ['interested', 'I like it. One question: will the page stay free?', 'I like it'],
    ['no', 'Dear Anna, thanks, but no. We only list what we use.', 'thanks, but no'],
    ['interested', 'Looks useful. Could you send a photo we may use next to it?', 'Looks useful'],
    ['interested', 'Tell me more about it.', 'Tell me more about it'],
    ['asks_guest_post', 'We only link from guest pieces. Would you write 800 words?', 'guest pieces'],
    [
      'asks_payment',
      'Our rate for a dofollow placement is 180 a year.',
      'Our rate for a dofollow placement is 180 a year',
    ],
    ['asks_payment', 'Happy to add it for $50.', '$50'],
    ['asks_exchange', 'We could do a link exchange.', 'link exchange'],
    ['asks_exchange', 'Happy to add it if you link back to us.', 'if you link back'],
    ['later', 'Ask me again in June, we are rebuilding the section.', 'Ask me again in June'],
    ['wrong_person', 'I no longer edit this. Greta Lind does now.', 'I no longer edit this'],
    ['no', 'No thanks, we are not adding links to that page.', 'No thanks'],
    ['no', 'We don’t add external links.', 'We don’t add external links'],
    ['no', 'We will not add this.', 'We will not add this'],
    ['no', 'Leider nicht.', 'Leider nicht'],
    ['other', 'Who are you?', ''],
    ['other', 'I have not added anything of yours.', ''],
  ])('%s: %s', (replyClass, text, words) => {
    const proposed = proposeClass(text)
    expect(proposed.replyClass).toBe(replyClass)
    expect(proposed.words.startsWith(words)).toBe(true)
    expect(text).toContain(proposed.words.replace(/ …$/, ''))
  })
})
