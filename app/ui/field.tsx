import clsx from 'clsx'
import { CircleAlert } from 'lucide-react'
import { createContext, useContext, type ReactNode } from 'react'
import { Icon } from './icon.tsx'

type FieldFacts = { id: string; name: string; describedBy?: string; isInvalid: boolean }
const FieldContext = createContext<FieldFacts | null>(null)

/** What the control inside a `Field` must carry: its id, its name, and what describes it. */
export function useField(): FieldFacts | null {
  return useContext(FieldContext)
}

/**
 * A labelled control: label above, help below it, the error below the control. The control (TextInput, TextArea,
 * Select) takes its name and id from here.
 * @param name form name and element id, so that the error summary can lead here
 * @param error one sentence that says what to write instead; its presence marks the field
 */
export function Field({
  name,
  label,
  help,
  error,
  optional = false,
  className,
  children,
}: {
  name: string
  label: ReactNode
  help?: ReactNode
  error?: string
  optional?: boolean
  className?: string
  children: ReactNode
}) {
  const describedBy = clsx(help && `${name}-help`, error && `${name}-error`) || undefined
  return (
    <FieldContext value={{ id: name, name, describedBy, isInvalid: !!error }}>
      <div className={clsx('grid gap-1.5', className)}>
        <label htmlFor={name} className="text-13 font-medium">
          {label}
          {optional && <span className="font-normal text-text-3"> (optional)</span>}
        </label>
        {help && (
          <p id={`${name}-help`} className="text-12 leading-4.5 text-text-2">
            {help}
          </p>
        )}
        {children}
        {error && <FieldError id={`${name}-error`}>{error}</FieldError>}
      </div>
    </FieldContext>
  )
}

/** The sentence below a control that says what is wrong with it. */
export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className="flex gap-1.5 text-12 leading-4.5 font-medium text-lost-text">
      <Icon of={CircleAlert} size={14} className="mt-0.5" />
      {children}
    </p>
  )
}

/** Several ticks or radios under one question. */
export function FieldGroup({
  legend,
  help,
  error,
  id,
  children,
}: {
  legend: ReactNode
  help?: ReactNode
  error?: string
  id?: string
  children: ReactNode
}) {
  return (
    <fieldset id={id} tabIndex={id ? -1 : undefined} className="grid gap-1.5">
      <legend className="mb-1.5 text-13 font-medium">{legend}</legend>
      {help && <p className="text-12 leading-4.5 text-text-2">{help}</p>}
      {children}
      {error && <FieldError>{error}</FieldError>}
    </fieldset>
  )
}
