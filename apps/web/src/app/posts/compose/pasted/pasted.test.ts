import { describe, expect, it } from 'vitest'
import { apart } from './quoted.ts'
import { textOf } from './text-of-html.ts'

describe('what is pasted', () => {
  it('from Word is paragraphs and lists, without what was taken out', () => {
    const html = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head>
      <body><!--StartFragment--><p class=MsoNormal>The pool opens on <del cite="mailto:dana">Friday</del><ins>Monday</ins>.<o:p></o:p></p>
      <p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span>Bring a towel</p>
      <p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span>Bring
      water</p>
      <p class=MsoNormal>See you&nbsp;there.</p><!--EndFragment--></body></html>`
    expect(textOf(html)).toBe('The pool opens on Monday.\n\n- Bring a towel\n- Bring water\n\nSee you there.')
  })

  it('from Gmail is lines, and links keep their address where it is not what they say', () => {
    const html =
      '<div dir="ltr"><div>Hello,</div><div><br></div><div>read <a href="https://example.act/pools">our page</a> and <a href="https://example.act/">example.act</a>.</div></div>'
    expect(textOf(html)).toBe('Hello,\n\nread our page (https://example.act/pools) and example.act.')
  })

  it('from a page is numbered as it was numbered, one list within the other', () => {
    const html =
      '<h2>How to come</h2><ol><li>Take the bus<ul><li>line 4</li><li>or 5</li></ul></li><li><p>Walk</p></li></ol><p>Bye</p>'
    expect(textOf(html)).toBe('How to come\n\n1. Take the bus\n  - line 4\n  - or 5\n2. Walk\n\nBye')
  })

  it('from a table is a line for each row', () => {
    expect(
      textOf('<table><tr><th>Day</th><th>Opens</th></tr><tr><td>Mon</td><td>9 am</td></tr></table>'),
    ).toBe('Day | Opens\nMon | 9 am')
  })

  it.each([
    ['a script', 'a<script>alert(1)</script>b', 'ab'],
    ['what is not shown', 'a<span style="display:none">secret</span>b', 'ab'],
    ['what was struck out', 'a<span style="text-decoration:line-through">old</span>b', 'ab'],
    ['entities', 'Fish &amp; chips &lt;3 &eacute;', 'Fish & chips <3 é'],
    [
      'an address to write to',
      '<a href="mailto:pools@example.act">write to us</a>',
      'write to us (pools@example.act)',
    ],
    ['a link that runs something', '<a href="javascript:alert(1)">press</a>', 'press'],
    ['the description of a picture', 'See <img alt="the pool" src="x.png"> now', 'See the pool now'],
    ['tags that never end', '<p>one<p>two', 'one\n\ntwo'],
    ['nothing', '', ''],
  ])('leaves of %s what is read', (_, html, text) => expect(textOf(html)).toBe(text))
})

describe('an earlier message below', () => {
  it.each([
    [
      'of Outlook',
      'From: Dana Wu <dana@example.act>\nSent: Friday, 20 November 2026 9:05 AM\nTo: Sam\nSubject: Pool\n\nCan you post this?',
    ],
    ['of Gmail', 'On Fri, 20 Nov 2026 at 09:05, Dana Wu <dana@example.act> wrote:\n> Can you post this?'],
    ['that was forwarded', '-----Original Message-----\nFrom: Dana'],
    ['that is marked', '> Can you post this?\n>\n> Dana'],
  ])('%s is told from what was written', (_, quoted) =>
    expect(apart(`The pool opens.\n\n${quoted}`)).toEqual({ own: 'The pool opens.', quoted }),
  )

  it.each([
    ['a time that begins with From', 'The pool opens.\nFrom: 9 am'],
    ['a mail that is nothing but one', 'From: Dana\nSent: today\nHello'],
    ['a sentence about writing', 'On Friday she wrote: come.'],
    ['dashes that part a thread', 'One\n---\nTwo'],
  ])('is not seen in %s', (_, text) => expect(apart(text)).toEqual({ own: text, quoted: '' }))
})
