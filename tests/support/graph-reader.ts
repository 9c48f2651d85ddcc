import { scanApart } from '#app/domain/discovery/web-graph/scan-apart.server.ts'

/** Has a file of edges read, to be killed: `graph-reader.ts FILE`. It says when news came, and never answers. */
const [path = ''] = process.argv.slice(2)
await scanApart(
  { look: 'links', path, wanted: [7], atMost: 1_000 },
  {
    onNews: () => {
      console.log('news')
      return new Promise(() => {})
    },
  },
)
