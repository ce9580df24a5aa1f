import { Draft, type LineRefusal } from '@secondlook/contract'
import type { z } from 'zod'

export type Line = { readonly draft: Draft } | { readonly refusal: LineRefusal }

type Code = LineRefusal['error']['code']

export function refuse(
  line: number,
  id: LineRefusal['id'],
  code: Code,
  message: string,
): { refusal: LineRefusal } {
  return { refusal: { line, id, error: { code, message } } }
}

/** Reads one line as a draft, or says why it is none. */
export function readLine(text: string, line: number): Line {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    const what = text.trim() === '' ? 'the line is empty' : 'the line is not JSON'
    return refuse(line, null, 'bad-json', `${what}; write one draft a line, such as {"text":"Hello"}`)
  }
  const parsed = Draft.safeParse(value)
  if (parsed.success) return { draft: parsed.data }
  return refuse(line, idOf(value), 'bad-draft', sayIssue(parsed.error.issues[0]))
}

function sayIssue(issue: z.core.$ZodIssue | undefined): string {
  if (!issue) return 'not a draft'
  const where = issue.path.join('.')
  if (where === '') return 'a draft is a JSON object with a text'
  const allowed = allowedBy(issue)
  return allowed.length > 0 ? `${where}: expected ${allowed.join(', ')}` : `${where}: ${issue.message}`
}

/** The answers that would have been allowed, where they can be listed. */
function allowedBy(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String)
  if (issue.code !== 'invalid_union') return []
  return [...new Set(issue.errors.flat().flatMap(allowedBy))]
}

function idOf(value: unknown): string | number | null {
  if (typeof value !== 'object' || value === null || !('id' in value)) return null
  return typeof value.id === 'string' || typeof value.id === 'number' ? value.id : null
}
