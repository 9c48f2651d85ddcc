/**
 * Puts words in where the cursor stands, so that the browser's own undo takes them out again.
 * @param field id of the text box
 */
export function insertWords(field: string, text: string): void {
  const box = document.getElementById(field) as HTMLTextAreaElement | null
  if (!box) return
  box.focus()
  box.setRangeText(text, box.selectionStart, box.selectionEnd, 'end')
}
