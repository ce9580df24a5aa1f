import { sha256 } from './digest.mjs'

// In the page itself, so that not even an icon is asked for.
const icon = `data:image/svg+xml,${encodeURIComponent(
  [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" stroke="#606060">',
    '<circle cx="14" cy="14" r="9" stroke-width="4"/>',
    '<path d="M21 21l8 8" stroke-width="5" stroke-linecap="round"/></svg>',
  ].join(''),
)}`

/** The check, readable before its script has run. */
export function checkDocument({ html, css, ids }, script) {
  return assemble({
    title: 'Check before you post',
    description:
      'What the social media policy makes of a post, before you post it. ' +
      'Your words stay on this device.',
    style: css,
    ids,
    head: `<script defer src="${script.path}" integrity="${sha256(script.bytes)}"></script>`,
    body: `<div id="page">${html}</div>`,
  })
}

/** The policy, which has no script at all. */
export function policyDocument({ html, css, ids }) {
  return assemble({
    title: 'The policy, clause by clause',
    description:
      'The social media policy in plain words: ' +
      'what it asks, what is checked of it, and what is left to people.',
    style: css,
    ids,
    head: '',
    body: html,
  })
}

/** A page of help, which has no script at all. */
export function docsDocument({ title, description }, { html, css, ids }) {
  return assemble({
    title: title === 'Help' ? 'Help · Second Look' : `${title} · Help · Second Look`,
    description,
    style: css,
    ids,
    head: '',
    body: html,
  })
}

/** The frame of the signed-in app. It says what it is before its script has run, and where to go without one. */
export function appDocument(files) {
  const [entry, ...others] = files
  const preloads = others.map(({ path }) => `<link rel="modulepreload" href="${path}">`)
  const style = 'body{margin:0;font-family:sans-serif}#app>p{padding:1rem}'
  return assemble({
    title: 'Second Look',
    description: 'Posts on official channels, and what belongs to them.',
    style,
    ids: [],
    head: [`<script type="module" src="${entry.path}"></script>`, ...preloads].join('\n'),
    body: [
      '<div id="app"><p>Loading</p></div>',
      '<noscript><p>Signing in needs script. <a href="/policy">The policy</a> can be read without.</p></noscript>',
    ].join('\n'),
  })
}

const escapeHtml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

function assemble({ title, description, style, ids, head, body }) {
  const html = `<!doctype html>
<html lang="en-AU">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="description" content="${escapeHtml(description)}">
<meta name="color-scheme" content="light">
<link rel="icon" href="${icon}">
<style data-emotion="ag ${ids.join(' ')}">${style}</style>
${head}
</head>
<body>
${body}
</body>
</html>
`
  return { html, style: sha256(style) }
}
