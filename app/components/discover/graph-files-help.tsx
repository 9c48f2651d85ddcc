import { useOutward } from '../../ui/outward.tsx'

const GRAPHS = 'https://commoncrawl.org/web-graphs'
const FILES = 'https://data.commoncrawl.org/projects/hyperlinkgraph'

/** How the files of a release are had: they are too large to be uploaded through a browser. */
export function GraphFilesHelp({ folder, isOpen }: { folder: string; isOpen: boolean }) {
  const outward = useOutward()
  return (
    <details open={isOpen} className="rounded-lg border border-line bg-surface p-4 text-13">
      <summary className="link text-14">How to get the files</summary>
      <div className="mt-2.5 grid grid-cols-[minmax(0,1fr)] gap-2.5">
        <p>
          Common Crawl publishes several times a year which site links to which, of more than a hundred
          million sites. It is free. It knows sites, not pages or anchors, and counts nofollow links too: what
          comes of it is a referring domain without backlinks.
        </p>
        <ol className="grid list-decimal grid-cols-[minmax(0,1fr)] gap-2 pl-5">
          <li>
            Choose the newest release under{' '}
            <a href={outward(GRAPHS)} target="_blank" rel="noopener noreferrer" className="link">
              commoncrawl.org/web-graphs
            </a>
            .
          </li>
          <li>
            Download its three domain files on the machine that runs Linkwright. Ranks alone (2 to 3 GB) give
            how central a site is; who links to whom needs vertices and edges too, some 20 GB more.
            <pre className="mt-1.5 rounded-md whitespace-pre-wrap wrap-anywhere bg-surface-2 p-2.5 font-mono text-12">
              {COMMANDS(folder)}
            </pre>
          </li>
          <li>
            Come back to this page. Reading goes through them once without unpacking them on the disk; they
            can be deleted afterwards.
          </li>
        </ol>
        <p className="text-text-2">
          Only this folder is looked into. Another one is set with LINKWRIGHT_GRAPHS when Linkwright is
          started.
        </p>
      </div>
    </details>
  )
}

const COMMANDS = (folder: string) =>
  [
    `mkdir -p '${folder}' && cd '${folder}'`,
    'release=cc-main-2026-jan-feb-mar   # its name on that page',
    'for part in ranks vertices edges; do',
    `  curl -fLO -C - ${FILES}/$release/domain/$release-domain-$part.txt.gz`,
    'done',
  ].join('\n')
