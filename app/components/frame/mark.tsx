/** The square of a project or of the product, with one or two letters. */
export function Mark({ letters }: { letters: string }) {
  return (
    <span
      aria-hidden="true"
      className="grid size-6 flex-none place-items-center rounded-sm bg-text text-11 font-semibold text-surface"
    >
      {letters}
    </span>
  )
}
