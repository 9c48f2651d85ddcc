/** True when there is anything to tell of why we write. */
export function hasFacts(facts: object, target: unknown): boolean {
  return target !== null || Object.keys(facts).length > 0
}
