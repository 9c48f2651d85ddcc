import { describe, expect, it } from 'vitest'
import { conversationPath, deedPath, neighbours, placeSearch } from './place.ts'

const URL_OF = 'http://host.test/p/1/inbox/7/class?tab=later&q=from%3Aines&after=17-4&again=3'

describe('the place in the inbox', () => {
  it('is kept by what is done in a conversation: tab, search and page', () => {
    const conversation = { projectId: 1, threadId: 7 }
    expect(conversationPath(URL_OF, conversation)).toBe('/p/1/inbox/7?tab=later&q=from%3Aines&after=17-4')
    expect(deedPath(URL_OF, conversation, 'note')).toBe(
      '/p/1/inbox/7/note?tab=later&q=from%3Aines&after=17-4',
    )
    expect(placeSearch(new URLSearchParams('again=3'))).toBe('')
  })

  it('knows what stands before and after in its list', () => {
    const place = { base: '/p/1/inbox', search: '', ids: [5, 7, 9] }
    expect(neighbours(place, 7)).toEqual({ next: 9, previous: 5 })
    expect(neighbours(place, 4)).toEqual({ next: 5, previous: null })
  })
})
