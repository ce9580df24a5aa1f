/** Which signs follow the first letters of a key. */
const Signs = { alnum: 0, hex: 1, base64: 2, url: 3, upper: 4 } as const

type KeyShape = {
  readonly start: string
  readonly signs: number
  readonly least: number
  readonly most: number
}

const key = (start: string, signs: number, least: number, most = 512): KeyShape => ({
  start,
  signs,
  least,
  most,
})

/** How the keys of well-known services begin, and how many signs of which kind follow. */
const shapes: readonly KeyShape[] = [
  key('AKIA', Signs.upper, 16, 16),
  key('ASIA', Signs.upper, 16, 16),
  key('ghp_', Signs.alnum, 30),
  key('gho_', Signs.alnum, 30),
  key('ghu_', Signs.alnum, 30),
  key('ghs_', Signs.alnum, 30),
  key('ghr_', Signs.alnum, 30),
  key('github_pat_', Signs.url, 22),
  key('glpat-', Signs.url, 20),
  key('gldt-', Signs.url, 20),
  key('xoxb-', Signs.url, 16),
  key('xoxp-', Signs.url, 16),
  key('xoxa-', Signs.url, 16),
  key('xoxr-', Signs.url, 16),
  key('xoxs-', Signs.url, 16),
  key('xapp-', Signs.url, 16),
  key('sk_live_', Signs.alnum, 16),
  key('sk_test_', Signs.alnum, 16),
  key('rk_live_', Signs.alnum, 16),
  key('rk_test_', Signs.alnum, 16),
  key('whsec_', Signs.base64, 24),
  key('AIza', Signs.url, 35, 35),
  key('ya29.', Signs.url, 20),
  key('GOCSPX-', Signs.url, 20),
  key('SK', Signs.hex, 32, 32),
  key('SG.', Signs.url, 16),
  key('npm_', Signs.alnum, 36, 36),
  key('pypi-', Signs.url, 32),
  key('sk-', Signs.url, 32),
  key('hf_', Signs.alnum, 30),
  key('dop_v1_', Signs.hex, 64),
  key('shpat_', Signs.hex, 32),
  key('AccountKey=', Signs.base64, 40),
  key('SharedAccessKey=', Signs.base64, 24),
  key('sig=', Signs.base64, 32),
  key('hooks.slack.com/services/', Signs.base64, 20),
  key('discord.com/api/webhooks/', Signs.base64, 20),
]

/** Places of access keys, in order of their shapes; each shape is one native search of the text. */
export function accessKeys(source: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  for (const { start, signs, least, most } of shapes) {
    for (let at = source.indexOf(start); at >= 0; at = source.indexOf(start, at + start.length)) {
      if (at > 0 && isSign(source.charCodeAt(at - 1), Signs.alnum) && !start.includes('.')) continue
      const end = endOf(source, at + start.length, signs)
      const size = end - at - start.length
      if (size >= least && size <= most && isMixed(source, at + start.length, end))
        found.push({ from: at, to: end })
    }
  }
  return [...found, ...webTokens(source), ...privateKeys(source)]
}

/** `eyJ….eyJ….…`: a signed token, three parts in base64 that begin as JSON does. */
function webTokens(source: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  for (let at = source.indexOf('eyJ'); at >= 0; ) {
    let to = endOf(source, at, Signs.url)
    const size = to - at
    let parts = 1
    while (parts < 3 && source.charCodeAt(to) === 0x2e) {
      to = endOf(source, to + 1, Signs.url)
      parts++
    }
    if (size >= 12 && parts > 1 && to - at - size > 12) found.push({ from: at, to })
    at = source.indexOf('eyJ', Math.max(to, at + 3))
  }
  return found
}

const blockMax = 8192

function privateKeys(source: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  for (let at = source.indexOf('-----BEGIN '); at >= 0; ) {
    const name = source.slice(at + 11, at + 60)
    const size = name.indexOf('-----')
    let next = at + 11
    if (size >= 0 && name.slice(0, size).includes('PRIVATE KEY')) {
      const block = source.slice(next + size + 5, next + size + 5 + blockMax)
      const end = block.indexOf('-----END ')
      const close = end < 0 ? -1 : block.indexOf('-----', end + 9)
      const to =
        close < 0
          ? Math.min(source.length, next + size + 5 + (end < 0 ? block.length : end))
          : next + size + 5 + close + 5
      found.push({ from: at, to })
      next = to
    }
    at = source.indexOf('-----BEGIN ', next)
  }
  return found
}

function endOf(source: string, at: number, signs: number): number {
  let end = at
  while (end < source.length && isSign(source.charCodeAt(end), signs)) end++
  return end
}

function isSign(code: number, signs: number): boolean {
  if (code >= 48 && code <= 57) return true
  if (code >= 65 && code <= 90) return signs !== Signs.hex || code <= 70
  if (code >= 97 && code <= 122) return signs === Signs.hex ? code <= 102 : signs !== Signs.upper
  if (signs === Signs.url) return code === 0x2d || code === 0x5f
  return (
    signs === Signs.base64 &&
    (code === 0x2b || code === 0x2f || code === 0x3d || code === 0x25 || code === 0x5f || code === 0x2d)
  )
}

/** A key is made by chance: it holds a digit, and not one sign over and over as an example does. */
function isMixed(source: string, from: number, to: number): boolean {
  let digits = 0
  const seen = new Set<number>()
  for (let at = from; at < to; at++) {
    const code = source.charCodeAt(at)
    if (code >= 48 && code <= 57) digits++
    seen.add(code)
  }
  return digits > 0 && seen.size >= 5
}
