import { problemOf } from '../../../http/problem.ts'
import type { Refusal } from '../../../http/refusals.ts'

const asText = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`)

/** A refusal as a page, for a browser that was sent here by somebody else: a sentence, and the way on. */
export function problemPage(refusal: Refusal): { readonly status: number; readonly html: string } {
  const { status, title, detail, type } = problemOf(refusal)
  const html = `<!doctype html>
<html lang="en-AU">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${asText(title)} · Second Look</title>
</head>
<body>
<main>
<h1>${asText(title)}</h1>
<p>${asText(detail)}</p>
<p><a href="/sign-in">Back to signing in</a> · <a href="${asText(type)}">What this means</a></p>
</main>
</body>
</html>
`
  return { status, html }
}

export const problemPageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const
