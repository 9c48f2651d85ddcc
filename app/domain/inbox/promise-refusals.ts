/** Why a promise was not taken: the field it is about, and what to write instead. */
export const PROMISE_REFUSAL_WORDS = {
  'unusable-source': {
    field: 'sourceUrl',
    says: 'Enter the address of their page, such as https://site.example/links',
  },
  'unusable-target': { field: 'targetUrl', says: 'Enter the address of our page' },
  'same-page': { field: 'sourceUrl', says: 'A page cannot promise a link to itself' },
  'already-watched': { field: 'sourceUrl', says: 'This page is watched for this target already' },
  unmatched: { field: 'form', says: 'Say first to which prospect this conversation belongs' },
} as const
