import { instanceOf } from '#app/server/instance.server.ts'

/** Which of the two data folders answers: asked while the starter switches. */
export function loader() {
  return Response.json(
    { isSandbox: instanceOf().env.isSandbox },
    { headers: { 'Cache-Control': 'no-store' } },
  )
}
