import { redirect } from 'react-router'
import { fetchAttachment } from '#app/domain/inbox/attachment.server.ts'
import { saying } from '#app/server/flash.ts'
import { requireProject } from '#app/server/session.server.ts'
import type { Route } from './+types/attachment.ts'

/** A file that somebody sent, straight from the mailbox: saved, never shown, whatever it says it is. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const found = await fetchAttachment(scope, {
    threadId: Number(params.threadId),
    messageId: Number(params.messageId),
    at: Number(params.at),
  })
  if (!found.ok)
    return redirect(`/p/${project.id}/inbox/${params.threadId}`, {
      headers: { 'Set-Cookie': saying({ text: found.says, isError: true }) },
    })
  return new Response(new Uint8Array(found.bytes), {
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(plainName(found.name))}`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  })
}

/** No folders, no hidden files, nothing that turns the direction of reading. */
function plainName(name: string): string {
  return name.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, '_').replace(/^\.+/, '') || 'attachment'
}
