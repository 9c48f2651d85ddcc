import { data } from 'react-router'
import type { z } from 'zod'

/** What was typed, by field: given back with the errors so that nothing is lost. */
export type Typed = Record<string, string | string[]>
export type FormErrors = Record<string, string>
export type BadForm = { ok: false; errors: FormErrors; typed: Typed }

/** Reads a posted form by its schema. Repeated fields arrive as arrays. Passwords are not given back. */
export function readForm<S extends z.ZodType>(
  schema: S,
  form: FormData,
): { ok: true; value: z.infer<S>; typed: Typed } | BadForm {
  const typed = typedOf(form)
  const read = schema.safeParse(typed)
  if (read.success) return { ok: true, value: read.data, typed: withoutSecrets(typed) }
  const errors: FormErrors = {}
  for (const issue of read.error.issues) errors[issue.path.join('.')] ??= issue.message
  return { ok: false, errors, typed: withoutSecrets(typed) }
}

/** The 422 answer of an action: errors by field and what was typed. */
export function badForm(form: { typed: Typed; errors?: FormErrors }, errors: FormErrors = form.errors ?? {}) {
  return data({ ok: false as const, errors, typed: form.typed }, { status: 422 })
}

function typedOf(form: FormData): Typed {
  const typed: Typed = {}
  for (const key of new Set(form.keys())) {
    const values = form.getAll(key).filter((value) => typeof value === 'string')
    typed[key] = values.length > 1 || key.endsWith('[]') ? values : (values[0] ?? '')
  }
  return typed
}

function withoutSecrets(typed: Typed): Typed {
  return Object.fromEntries(Object.entries(typed).filter(([key]) => !/password|secret|token/i.test(key)))
}
