/** The same function, asked once for each key: for what many rows of one use case share. Lives as long as its caller. */
export function remember<K, V>(find: (key: K) => V): (key: K) => V {
  const known = new Map<K, { value: V }>()
  return (key) => {
    const hit = known.get(key)
    if (hit) return hit.value
    const value = find(key)
    known.set(key, { value })
    return value
  }
}
