/** Wrong requests. Turned into an HTTP status or an exit code in one place each; expected outcomes are return values. */
export class NotFound extends Error {
  override name = 'NotFound'
}
export class Forbidden extends Error {
  override name = 'Forbidden'
}
export class Conflict extends Error {
  override name = 'Conflict'
}
export class Invalid extends Error {
  override name = 'Invalid'
}
