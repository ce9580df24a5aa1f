import type { Answer } from './misbehave.ts'

export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** A page as a stranger sees it. The first thing on it is what it is not. */
export const page = (of: string, title: string, body: string, status = 200): Answer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<!doctype html>
<html lang="en-AU"><head><meta charset="utf-8"><title>${escaped(title)}</title></head>
<body><p role="note">A double of ${escaped(of)}, made from memory of its published description, for tests. It is not ${escaped(of)}.</p>
<h1>${escaped(title)}</h1>
${body}
</body></html>
`,
})
