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

  it.each([
    ['will_add_link', 'Brilliant, popped it in just now.'],
    ['will_add_link', 'Updated, thanks for letting us know.'],
    ['will_add_link', 'Our webmaster will replace the broken entry with yours by Friday.'],
    ['will_add_link', 'Ihr Artikel ist ab sofort auf unserer Seite verlinkt.'],
    ['will_add_link', 'Le lien a été mis à jour.'],
    ['will_add_link', 'Lo añadiré esta semana.'],
    ['will_add_link', 'Il collegamento è stato aggiornato.'],
    ['will_add_link', 'Staat erop!'],
    ['will_add_link', 'Dodam link w przyszłym tygodniu.'],
    ['will_add_link', 'O link já está na página.'],
    ['interested', 'Klingt spannend, schicken Sie mir gern mehr Informationen.'],
    ['interested', 'Pourquoi pas, envoyez-moi votre article.'],
    ['interested', '¿De qué página se trata?'],
    ['interested', 'Chętnie zobaczę, proszę podesłać.'],
    ['asks_guest_post', 'Pode escrever um artigo de convidado para o nosso blog.'],
    ['asks_guest_post', 'Wir suchen Gastautoren für das Magazin.'],
    ['asks_payment', 'How much are you willing to pay for the placement?'],
    ['asks_payment', 'Verlinkungen sind bei uns kostenpflichtig.'],
    ['asks_payment', 'C’est possible moyennant 120 euros HT.'],
    ['asks_payment', 'Sí, son 70€ más IVA.'],
    ['asks_payment', 'Publikacja kosztuje 250 PLN netto.'],
    ['asks_exchange', 'I’ll add yours if you add mine.'],
    ['asks_exchange', 'D’accord si vous mettez aussi un lien vers notre site.'],
    ['asks_exchange', 'Können wir uns gegenseitig verlinken?'],
    ['later', 'We plan to update this page in Q1, remind me then.'],
    ['later', 'Bin gerade im Umzug, bitte in vier Wochen nochmal schreiben.'],
    ['later', 'Ne riparliamo dopo le ferie.'],
    ['wrong_person', 'Da sind Sie bei mir falsch, das macht die Redaktion.'],
    ['wrong_person', 'No soy la persona indicada.'],
    ['no', 'We’ll leave it as is, thanks though.'],
    ['no', 'Nous n’ajoutons pas de liens externes.'],
    ['no', 'Gracias, pero no.'],
    ['no', 'To nie dla nas.'],
    ['other', 'I did not get an attachment.'],
    ['other', 'Wir nehmen uns dafür Zeit?'],
    ['other', 'Please update us if the address changes.'],
  ])('%s in other words and languages: %s', (replyClass, text) => {
    const proposed = proposeClass(text)
    expect(proposed.replyClass).toBe(replyClass)
    expect(text).toContain(proposed.words)
  })
})
