/** What a file is, by its first bytes; names lie (`.csv` for tabs, `.cvs`, `.csv` for a zip). */
export type Container = 'empty' | 'text' | 'gzip' | 'zip' | 'old-excel' | 'pdf' | 'picture' | 'binary'

const MAGIC: [Container, number[]][] = [
  ['gzip', [0x1f, 0x8b]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['old-excel', [0xd0, 0xcf, 0x11, 0xe0]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['picture', [0x89, 0x50, 0x4e, 0x47]],
  ['picture', [0xff, 0xd8, 0xff]],
  ['picture', [0x47, 0x49, 0x46, 0x38]],
  ['picture', [0x52, 0x49, 0x46, 0x46]],
]

/** @param head the first bytes of the file, at least a few hundred if it has them */
export function sniffContainer(head: Uint8Array): Container {
  if (head.length === 0) return 'empty'
  for (const [container, magic] of MAGIC) {
    if (magic.every((byte, at) => head[at] === byte)) return container
  }
  return 'text'
}
