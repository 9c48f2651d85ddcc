/** Left, or may have: what counts as sent. */
export const LEFT = ['sent', 'may_have_left', 'unknown'] as const

/** A prospect in one of these links to us. */
export const HAS_LINK = ['live', 'degraded', 'at_risk'] as const
