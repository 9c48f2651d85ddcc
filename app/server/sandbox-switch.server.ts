/** A word of the web process to the starter: go into the sandbox, or leave it. */
export type SandboxSwitch = { type: 'sandbox'; on: boolean }

export function isSandboxSwitch(message: unknown): message is SandboxSwitch {
  return typeof message === 'object' && message !== null && (message as { type?: unknown }).type === 'sandbox'
}

/** Asks the starter to go on in the sandbox. @returns false when the web process runs without the starter */
export function startSandbox(): boolean {
  return tell({ type: 'sandbox', on: true })
}

/** Asks the starter to go back to the real data folder. The sandbox's own data stays for the next visit. */
export function leaveSandbox(): boolean {
  return tell({ type: 'sandbox', on: false })
}

function tell(message: SandboxSwitch): boolean {
  if (!process.send) return false
  // Half a second, so that the answer to the browser is out before the process ends.
  setTimeout(() => process.send?.(message), 500)
  return true
}
