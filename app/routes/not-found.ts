import { NotFound } from '#app/domain/values/errors.ts'

/** Every address that is nothing else. */
export function loader(): never {
  throw new NotFound('The address is wrong, or what was here is gone.')
}

export default function NotFoundPage() {
  return null
}
