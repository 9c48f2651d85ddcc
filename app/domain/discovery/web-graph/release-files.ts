/** A release of the web graph as its files lie in a folder; null: the file is not there. */
export type Release = {
  name: string
  vertices: GraphFile | null
  edges: GraphFile | null
  ranks: GraphFile | null
}
export type GraphFile = {
  /** Relative to the folder of all releases. */
  path: string
  bytes: number
}

const NAME = /(?:^|\/)([\w.-]+?)-domain-(vertices|edges|ranks)\.txt\.gz$/

/** Puts files of Common Crawl's domain graph together by their release, the newest name first. Others are left out. */
export function releasesIn(files: GraphFile[]): Release[] {
  const releases = new Map<string, Release>()
  for (const file of files) {
    const [, name, part] = NAME.exec(file.path) ?? []
    if (!name) continue
    const release = releases.get(name) ?? { name, vertices: null, edges: null, ranks: null }
    release[part as 'vertices' | 'edges' | 'ranks'] ??= file
    releases.set(name, release)
  }
  return [...releases.values()].sort((one, other) => other.name.localeCompare(one.name))
}

/** What can be had from the files of a release that are there. */
export function usesOf({ vertices, edges, ranks }: Release): { links: boolean; ranks: boolean } {
  return { links: vertices !== null && edges !== null, ranks: ranks !== null }
}
