import { expect, it } from 'vitest'
import { cleanName } from './file-name.ts'

it.each([
  ['harbour.jpg', 'harbour.jpg'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\me\\photo.png', 'photo.png'],
  ['evil\0.png', 'evil.png'],
  ['invoice\u202egnp.exe', 'invoicegnp.exe'],
  ['a\u200bb\ufeff.png', 'ab.png'],
  ['..', 'picture'],
  ['', 'picture'],
  ['/', 'picture'],
  ['Füße & Wörter.webp', 'Füße & Wörter.webp'],
  ['x'.repeat(300), 'x'.repeat(100)],
])('shows %j as %j', (given, shown) => {
  expect(cleanName(given)).toBe(shown)
})
