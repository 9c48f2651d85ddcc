import clsx from 'clsx'
import { FileText, Upload } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { bytes } from '../../ui/number.ts'

/**
 * An input for files as large as its box: browsers take a dropped file on it by themselves, so it works before any script.
 * With scripts it also says what was chosen.
 */
export function FileDrop({ accept, several = false }: { accept: string; several?: boolean }) {
  const field = useField()
  const [files, setFiles] = useState<File[]>([])
  const [isOver, setIsOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  // Chosen before the scripts came: the box learns it now.
  useEffect(() => setFiles([...(input.current?.files ?? [])]), [])
  return (
    <div
      className={clsx(
        'relative grid min-h-28 place-items-center rounded-md border border-dashed p-4 text-center text-13 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-focus',
        isOver ? 'border-accent bg-accent-soft' : 'border-line-control hover:bg-hover',
        field?.isInvalid && 'border-lost-solid',
      )}
    >
      <input
        type="file"
        multiple={several}
        id={field?.id}
        name={field?.name}
        accept={accept}
        aria-describedby={field?.describedBy}
        aria-invalid={field?.isInvalid || undefined}
        className="absolute inset-0 size-full cursor-pointer p-4 text-13 opacity-0 noscript:opacity-100"
        ref={input}
        onChange={(event) => setFiles([...(event.currentTarget.files ?? [])])}
        onDragEnter={() => setIsOver(true)}
        onDragLeave={() => setIsOver(false)}
        onDrop={() => setIsOver(false)}
      />
      <Chosen files={files} several={several} />
    </div>
  )
}

function Chosen({ files, several }: { files: File[]; several: boolean }) {
  if (files.length > 0) {
    return (
      <p className="flex min-w-0 items-center gap-2">
        <Icon of={FileText} className="flex-none text-text-3" />
        <b className="min-w-0 truncate font-medium">{files.map((file) => file.name).join(', ')}</b>
        <span className="flex-none text-text-3">
          {bytes(files.reduce((sum, file) => sum + file.size, 0))}
        </span>
      </p>
    )
  }
  return (
    <p className="grid justify-items-center gap-1.5 text-text-2 noscript:hidden">
      <Icon of={Upload} size={20} className="text-text-3" />
      <span>
        {several ? 'Drop files' : 'Drop a file'} here, or{' '}
        <span className="link">{several ? 'choose them' : 'choose one'}</span>
      </span>
    </p>
  )
}
