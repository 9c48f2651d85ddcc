export type LaunchRefusal = 'no-steps' | 'no-mailbox' | 'no-sender' | 'stopped'

export const LAUNCH_REFUSAL_WORDS: Record<LaunchRefusal, string> = {
  'no-steps': 'The sequence has no steps yet.',
  'no-mailbox': 'Choose the mailbox it sends from.',
  'no-sender':
    'The mailbox has no legal name or postal address. Each message must name them; add them in its settings.',
  stopped: 'A stopped sequence is over. Make a new one with the same steps.',
}
