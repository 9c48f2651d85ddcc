export type GapNarrowing = {
  min: number
  atLeast: { metric: string; value: number } | null
  dofollow: boolean
}

/** What the URL of the gap says; what it does not know is left out. */
export function readGapQuery(params: URLSearchParams): GapNarrowing {
  const value = params.get('value') ?? ''
  const metric = params.get('metric') ?? ''
  const min = Number(params.get('min'))
  return {
    min: Number.isInteger(min) && min >= 1 && min <= 50 ? min : 2,
    atLeast:
      /^\d{1,3}$/.test(value) && /^[a-z_]{2,20}$/.test(metric) ? { metric, value: Number(value) } : null,
    dofollow: params.get('dofollow') === 'yes',
  }
}
