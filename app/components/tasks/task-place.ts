/** Where a task is dealt with. */
export function taskPlace(
  base: string,
  { prospectId, linkId, siteId }: { prospectId: number | null; linkId: number | null; siteId: number | null },
): string {
  if (prospectId !== null) return `${base}/prospects/${prospectId}`
  if (linkId !== null) return `${base}/links/${linkId}`
  return siteId === null ? `${base}/tasks` : `${base}/sites/${siteId}`
}
