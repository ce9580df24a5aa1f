import { describe, expect, it } from 'vitest'
import { type FindLink, writeMarkdown } from './markdown.ts'

const find: FindLink = (target) =>
  target === 'there.md' ? { href: '/docs/there' } : { inSource: 'packages/a.ts' }
const write = (text: string) => writeMarkdown(`# A title\n\n${text}\n`, find)
const body = (text: string) => write(text).html.trim()

describe('a document as a page', () => {
  it('has its title apart, its first sentence, and its headings under names that an address can hold', () => {
    expect(write('First `one`. Second.\n\n## What to do?\n\n### Less\n\n## What to do?')).toEqual({
      title: 'A title',
      description: 'First one.',
      headings: [
        { id: 'what-to-do', says: 'What to do?' },
        { id: 'what-to-do-1', says: 'What to do?' },
      ],
      html: [
        '<p>First <code class="code">one</code>. Second.</p>',
        '<h2 class="heading" id="what-to-do">What to do?</h2>',
        '<h3 class="heading" id="less">Less</h3>',
        '<h2 class="heading" id="what-to-do-1">What to do?</h2>',
        '',
      ].join('\n'),
    })
  })

  it.each([
    ['[words](there.md)', '<p><a href="/docs/there">words</a></p>'],
    ['[words](a.ts)', '<p>words (<code class="code">packages/a.ts</code>)</p>'],
    ['[packages/a.ts](a.ts)', '<p><code class="code">packages/a.ts</code></p>'],
    ['[out](https://c2sp.org/x?a&b)', '<p><a href="https://c2sp.org/x?a&amp;b" rel="noreferrer">out</a></p>'],
  ])('writes the link %s as %s', (text, html) => expect(body(text)).toBe(html))

  it.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['an <b onclick="x">inline</b> tag', '<p>an &lt;b onclick=&quot;x&quot;&gt;inline&lt;/b&gt; tag</p>'],
    ['`<i>`', '<p><code class="code">&lt;i&gt;</code></p>'],
    ['```\n</code><b>\n```', '<pre tabindex="0"><code>&lt;/code&gt;&lt;b&gt;</code></pre>'],
  ])('shows the tags of %j instead of obeying them', (text, html) => expect(body(text)).toBe(html))

  it('refuses an address that would run something', () => {
    expect(() => body('[words](javascript:alert(1))')).toThrow('javascript:alert(1)')
  })

  it('gives a table a name and a way in for the keyboard, and titles above or beside its cells', () => {
    expect(body('## Codes\n\n| code | means |\n|---|---|\n| 0 | well |')).toContain(
      '<section aria-label="Codes, table 1" class="wide" tabindex="0"><table>' +
        '<thead><tr><th scope="col">code</th><th scope="col">means</th></tr></thead>' +
        '<tbody><tr><td>0</td><td>well</td></tr></tbody></table></section>',
    )
    expect(body('| | |\n|---|---|\n| who | all |')).toBe(
      '<section aria-label="Table, table 1" class="wide" tabindex="0"><table>' +
        '<tbody><tr><th scope="row">who</th><td>all</td></tr></tbody></table></section>',
    )
  })

  it('refuses what a page could not show, where it is written', () => {
    expect(() => body('![a cat](cat.png)')).toThrow('no pictures, and here is cat.png')
    expect(() => writeMarkdown('No title', find)).toThrow('begins with its title')
  })
})
