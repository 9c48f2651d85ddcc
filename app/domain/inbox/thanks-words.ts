/** A thank-you for a link that came without a word: to be read, and changed, by a person before it goes. */
export function thanksWords({
  firstName,
  pageUrl,
  targetUrl,
  sender,
}: {
  firstName: string | null
  pageUrl: string
  targetUrl: string
  sender: string
}): string {
  return [
    `Hi ${firstName?.trim() || 'there'},`,
    `I saw that ${pageUrl} links to ${targetUrl} now. Thank you for that; you need not answer.`,
    sender.trim().split(/\s+/)[0] ?? '',
  ].join('\n\n')
}
