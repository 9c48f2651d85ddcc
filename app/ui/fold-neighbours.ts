/** Groups of neighbours that carry the same fold key; what has none stands alone. Order is kept. */
export function foldNeighbours<Item extends { fold?: { key: string } }>(items: Item[]): [Item, ...Item[]][] {
  const groups: [Item, ...Item[]][] = []
  for (const item of items) {
    const last = groups.at(-1)
    if (last && item.fold && last[0].fold?.key === item.fold.key) last.push(item)
    else groups.push([item])
  }
  return groups
}
