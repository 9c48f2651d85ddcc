/** What a toast says, and how it is taken back. */
export type ToastWords = {
  text: string
  /** Errors stay until they are closed. */
  isError?: boolean
  /** Takes it back: where to post, and which fields. Undo is `u` while the toast is there. */
  undo?: { action: string; fields: Record<string, string> }
}
