/**
 * How a browser opens a site of the sandbox: no resolver knows its names, but every browser takes *.localhost to this
 * machine, where the sandbox serves `http://soilschool.test.localhost:PORT/`. Other addresses stay as they are.
 */
export function sandboxOutward(port: number): (url: string) => string {
  return (url) => {
    const at = URL.parse(url)
    if (!at?.hostname.endsWith('.test')) return url
    return `http://${at.hostname}.localhost:${port}${at.pathname}${at.search}${at.hash}`
  }
}

/** The port of the sandbox's internet, read from the rule that leads our own requests there. */
export function sandboxPort(connectTo: string): number | null {
  const port = /\*\.test=127\.0\.0\.1:(\d+)/.exec(connectTo)?.[1]
  return port ? Number(port) : null
}
