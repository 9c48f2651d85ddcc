import { dropFile, storeFile } from '#app/domain/imports/store-file.server.ts'
import type { NamedFile } from '#app/domain/imports/tables-of.server.ts'
import { Invalid } from '#app/domain/values/errors.ts'
import { boundaryOf, readParts } from './read-parts.ts'

export type Uploads = { fields: Record<string, string>; files: NamedFile[] }

/** Text of a field beside the file; a paste is a field as well and may be a whole sheet. */
const LONGEST_TEXT = 64 * 1024 * 1024

/**
 * Receives a form with files, which are streamed into the data folder as they arrive: their size does not matter.
 * @throws Invalid when it is no such form; what was stored is gone then
 */
export async function receiveUploads(request: Request, dataFolder: string): Promise<Uploads> {
  const boundary = boundaryOf(request.headers.get('content-type'))
  if (!boundary || !request.body) throw new Invalid('This form must be sent as multipart/form-data.')
  const upload: Uploads = { fields: {}, files: [] }
  try {
    const body = request.body as unknown as AsyncIterable<Uint8Array>
    for await (const part of readParts(body, boundary)) {
      if (part.fileName === null) upload.fields[part.name] = await textOf(part.body)
      else if (part.fileName !== '') {
        const stored = await storeFile(dataFolder, part.body)
        upload.files.push({ ...stored, fileName: part.fileName })
      }
    }
    return upload
  } catch (error) {
    for (const file of upload.files) await dropFile(dataFolder, file)
    throw error
  }
}

/** The same for a form with one file: others beside it are left out. */
export async function receiveUpload(
  request: Request,
  dataFolder: string,
): Promise<{ fields: Uploads['fields']; file: NamedFile | null }> {
  const { fields, files } = await receiveUploads(request, dataFolder)
  const [file = null, ...others] = files
  for (const other of others) await dropFile(dataFolder, other)
  return { fields, file }
}

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of body) {
    length += piece.length
    if (length > LONGEST_TEXT)
      throw new Invalid('That is too much to paste: save it as a file and choose that.')
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}
