import fc from 'fast-check'
import { expect, it } from 'vitest'
import { seenIn } from './html.ts'

it.each([
  ['<p>One</p><p>Two</p>', 'One\n\nTwo'],
  ['\n<p>One\n  line</p>\n\n\n<p>Two</p>\n', 'One line\n\nTwo'],
  ['<p>One<br />\nline</p>', 'One\nline'],
  ['<p>One<br></p><p>Two</p>', 'One\n\nTwo'],
  ['One<br><br>Two', 'One\n\nTwo'],
  ['<p>One <b>bold </b> word</p>', 'One bold word'],
  ['<p>Tram &amp; bus &lt;b&gt; &#91;gallery&#93; &hellip;</p>', 'Tram & bus <b> [gallery] …'],
  ['<ul><li>One</li><li>Two</li></ul><p>Three</p>', 'One\nTwo\n\nThree'],
  ['<div>One</div><div>Two</div>', 'One\nTwo'],
  ['<pre>a  b\n c</pre><p>d</p>', 'a  b\n c\n\nd'],
  ['<p>One<script>two()</script><style>p{}</style> three</p>', 'One three'],
  ['<table><tr><th>A</th><td>B</td></tr><tr><td>C</td></tr></table>', 'A B\nC'],
  ['<p>a\u00a0\u00a0b</p>', 'a\u00a0\u00a0b'],
  ['<p>👩‍👩‍👧‍👦 שלום</p>', '👩‍👩‍👧‍👦 שלום'],
  ['<p>Never closed <em>so', 'Never closed so'],
  ['', ''],
])('sees in %j what a person sees', (html, text) => {
  expect(seenIn(html).text).toBe(text)
})

it('names where links lead and what pictures are', () => {
  expect(
    seenIn(
      '<p>See <a href="https://act.gov.au/?a=1&amp;b=2"><span class="invisible">https://</span>act.gov.au</a>, <a name="x">here</a></p><figure><img src="/a.jpg" alt="Two &quot;trams&quot;"></figure>',
    ),
  ).toEqual({
    text: 'See https://act.gov.au, here',
    links: [{ text: 'https://act.gov.au', to: 'https://act.gov.au/?a=1&b=2' }],
    pictures: [{ address: '/a.jpg', alt: 'Two "trams"' }],
  })
})

it('reads an element as its platform means it', () => {
  const html = '<p>Late <img class="emoji" alt=":tram:"> today</p><figcaption>By <b>us</b></figcaption>'
  expect(
    seenIn(html, (name, { alt }) => (name === 'img' ? alt : name === 'figcaption' ? null : undefined)),
  ).toEqual({ text: 'Late :tram: today', links: [], pictures: [] })
})

it('throws at nothing', () => {
  const piece = fc.constantFrom(
    '<p>',
    '</p>',
    '<a href=x>',
    '</a>',
    '<br',
    '<pre>',
    '&#0;',
    '<!--',
    '-->',
    'a ',
    '<svg>',
    '\u0000',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      expect(typeof seenIn(pieces.join('')).text).toBe('string')
    }),
    { seed: 20_261_126, numRuns: 200 },
  )
})

it('reads a hostile page in a moment, so far as it reads it', () => {
  const started = performance.now()
  expect(seenIn('<b>a'.repeat(300_000)).text).toMatch(/^a{20000}$/)
  expect(performance.now() - started).toBeLessThan(5000)
})
