import { z } from 'zod'

/** A project as it is typed: lists are one entry a line. */
export const ProjectFields = z.object({
  name: z.string().trim(),
  siteUrl: z.string().trim(),
  targetUrls: z.string().transform(lines),
  competitors: z.string().default('').transform(lines),
  brands: z.string().default('').transform(lines),
})

/** The lines of a text that have something in them. */
export function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}
