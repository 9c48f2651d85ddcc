/** A mailbox that could be given the next person of a sequence. */
export type Sender = {
  id: number
  /** Signed in, well and with a legal name and address. */
  canSend: boolean
  /** What it may send today. */
  cap: number
  /** People on the way with it, in all sequences. */
  live: number
}

/**
 * Whose turn it is: of the mailboxes that can send, the one with the fewest people on the way for what it may send; of equals the
 * first. When none can send, they take turns all the same and wait for a person.
 */
export function nextSender(senders: [Sender, ...Sender[]]): Sender {
  const able = senders.filter((one) => one.canSend)
  const load = ({ live, cap }: Sender) => (live + 1) / Math.max(1, cap)
  return (able.length > 0 ? able : senders).reduce((best, one) => (load(one) < load(best) ? one : best))
}
