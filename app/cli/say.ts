/** A result: one text on standard output. @returns exit status 0 */
export function say(text: string): number {
  process.stdout.write(`${text}\n`)
  return 0
}

/** Arguments nothing can be done with: one line on standard error. @returns exit status 2 */
export function unusable(text: string): number {
  process.stderr.write(`${text}\n`)
  return 2
}

/** It could not be done: one line on standard error that says what to do. @returns exit status 1 */
export function failed(text: string): number {
  process.stderr.write(`${text}\n`)
  return 1
}
