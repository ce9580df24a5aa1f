/** One plain sheet. Colours hold 4.5 to 1 on what they stand on. */
export const style = `
:root { color-scheme: light; --ink: #1c2430; --soft: #4a5667; --line: #c3ccd8; --paper: #fff; --ground: #eef2f6; --act: #0b5d63; --warn: #fff3d1 }
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }
a { color: var(--act) }
a:focus-visible, button:focus-visible, input:focus-visible, textarea:focus-visible, select:focus-visible, summary:focus-visible { outline: 3px solid #14181f; outline-offset: 2px }
.skip { position: absolute; left: -999em }
.skip:focus { position: static; display: block; padding: .5rem 1rem; background: var(--paper) }
.note { margin: 0; padding: .5rem 1rem; background: var(--warn); border-bottom: 1px solid #d9b44a; text-align: center }
header nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; align-items: center; max-width: 44rem; margin: 0 auto; padding: .75rem 1rem }
header .home { font-size: 1.25rem; font-weight: 700; margin-right: auto; text-decoration: none }
header a { display: inline-block; padding: .25rem 0 }
summary { padding: .25rem 0; cursor: pointer; font-weight: 600 }
@media (max-width: 30rem) { header .home { flex-basis: 100% } }
main { max-width: 44rem; margin: 0 auto; padding: 0 1rem 3rem }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 1rem 0 .5rem }
h2 { font-size: 1.1rem; margin: 0 }
h3 { font-size: 1rem; margin: 1rem 0 .25rem }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; margin: 1rem 0; overflow-wrap: anywhere }
.said { white-space: pre-wrap; margin: .5rem 0 }
.soft { color: var(--soft); font-size: .9rem; margin: 0 }
figure { margin: .75rem 0 }
img { display: block; max-width: 100%; height: auto; border-radius: .25rem }
figcaption { color: var(--soft); font-size: .9rem }
ul.plain { list-style: none; margin: 0; padding: 0 }
ul.plain > li { border-top: 1px solid var(--line); padding: .75rem 0 }
form { margin: .75rem 0 }
label { display: block; font-weight: 600; margin-top: .5rem }
label.tick { display: flex; gap: .5rem; align-items: start; font-weight: 400 }
input[type=text], textarea, select { width: 100%; padding: .5rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid #6b7788; border-radius: .25rem }
input[type=checkbox] { width: 1.25rem; height: 1.25rem; margin: .15rem 0 0 }
button { margin-top: .75rem; min-height: 2.75rem; padding: .5rem 1rem; font: inherit; font-weight: 600; color: #fff; background: var(--act); border: 0; border-radius: .25rem; cursor: pointer }
button.grave { background: #8f1d1d }
.problem { border-left: .3rem solid #8f1d1d; padding: .5rem 1rem; background: var(--paper) }
.done { border-left: .3rem solid #1d6b2f; padding: .5rem 1rem; background: var(--paper) }
`
