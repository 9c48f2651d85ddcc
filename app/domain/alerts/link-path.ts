/** Where in the product a link is looked at. */
export function linkPath({ projectId, linkId }: { projectId: number; linkId: number }): string {
  return `/p/${projectId}/links/${linkId}`
}
