/** What was typed into a field of a form that came back, as text for `defaultValue`. */
export function typedText(
  typed: Record<string, string | string[]> | undefined,
  name: string,
  otherwise = '',
): string {
  const value = typed?.[name]
  return value === undefined ? otherwise : Array.isArray(value) ? value.join('\n') : value
}
