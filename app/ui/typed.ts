/** What was typed into a field of a form that came back, as text for `defaultValue`. */
export function typedText(
  typed: Record<string, string | string[]> | undefined,
  name: string,
  otherwise = '',
): string {
  const value = typed?.[name]
  return value === undefined ? otherwise : Array.isArray(value) ? value.join('\n') : value
}

/** Whether a tick of a form that came back was on. An unticked box is not sent at all. @param value of this box among several */
export function typedTick(
  typed: Record<string, string | string[]> | undefined,
  name: string,
  otherwise: boolean,
  value = 'on',
): boolean {
  return typed ? [typed[name] ?? []].flat().includes(value) : otherwise
}
