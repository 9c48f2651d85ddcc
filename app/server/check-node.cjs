// Plain CommonJS on purpose: it must run on any Node, to say which one is needed.
const [major, minor] = process.versions.node.split('.').map(Number)
const isFine = major > 20 ? major === 22 || major >= 24 : major === 20 && minor >= 19
if (!isFine) {
  console.error(
    `Linkwright needs Node.js 20.19 or newer, 22 or 24; this is ${process.version}. Install one of them and start again.`,
  )
  process.exit(1)
}
try {
  require.resolve('tsx')
} catch {
  console.error('The packages of Linkwright are not installed yet: run npm ci, then start again.')
  process.exit(1)
}
