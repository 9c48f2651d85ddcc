export type Explained = { title: string; words: string; errorId: string | null; mayRetry: boolean }

/** What an unanswered request carries: see `answerOf` in the server. */
export type ErrorFacts = { kind?: string; words?: string; errorId?: string }

const BUSY = {
  title: 'The database is busy',
  words:
    'Another process holds the database and did not let go in time. Nothing was half-written; what you sent was not saved. Try again in a moment.',
}
const FULL = {
  title: 'The disk is full',
  words:
    'There is no room left where the data is kept. Nothing was half-written; what you sent was not saved. Free some space on the machine, then try again.',
}

/** The words of an error page. @param answer null when a page broke while it was drawn */
export function explainError(answer: { status: number; data: unknown } | null): Explained {
  const facts = factsOf(answer?.data)
  const errorId = facts.errorId ?? null
  if (facts.kind === 'busy') return { ...BUSY, errorId, mayRetry: true }
  if (facts.kind === 'full') return { ...FULL, errorId, mayRetry: true }
  switch (answer?.status) {
    case 404:
      return {
        title: 'This page does not exist',
        words: facts.words ?? 'The address is wrong, or what was here belongs to another workspace.',
        errorId,
        mayRetry: false,
      }
    case 403:
      return {
        title: 'This is not allowed',
        words: facts.words ?? refused(answer.data),
        errorId,
        mayRetry: false,
      }
    case 400:
    case 405:
    case 409:
      return {
        title: 'This could not be done',
        words: facts.words ?? 'The request does not fit what is here now. Go back and look again.',
        errorId,
        mayRetry: true,
      }
    default:
      return {
        title: 'Something broke on our side',
        words:
          'The page could not be made. Nothing was half-written. Try again; if it stays, the log says why.',
        errorId,
        mayRetry: true,
      }
  }
}

function refused(data: unknown): string {
  return typeof data === 'string' && data ? data : 'Your role does not allow this.'
}

function factsOf(data: unknown): ErrorFacts {
  return typeof data === 'object' && data !== null ? (data as ErrorFacts) : {}
}
