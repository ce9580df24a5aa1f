import { namesSecret, namesSecretInQuery } from './secret-words.ts'

/** What stands where something was left out: as many letters as there were, so that every length stays true. */
const blank = (text: string): string => text.replace(/[^\r\n]/g, (sign) => (/[0-9]/.test(sign) ? '0' : 'x'))

/** Shapes of secrets that are known wherever they stand, whatever they are called there. */
const shapes: readonly RegExp[] = [
  /\beyJ[\w-]{6,}\.[\w-]{6,}(?:\.[\w-]*)?/g,
  /(?<=\b(?:Bearer|Basic|DPoP|Token|OAuth)\s+)[\w.~+/=-]{8,}/gi,
  /(?<=-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----)[^-]+/g,
  /\b(?:gh[pousr]_|github_pat_|glpat-|xox[abprs]-|sk-|sk_live_|rk_live_|ya29\.|EAA)[\w.-]{16,}/g,
  /\bAKIA[0-9A-Z]{16}\b/g,
]

/** Lines as a program prints what it was asked with. */
const headerLine =
  /^((?:[\w-]*(?:authorization|cookie)[\w-]*|x-api-key|x-auth-token)[ \t]*:[ \t]*)([^\r\n]+)/gim
const userInfo = /(?<=:\/\/)[^\s/@:?#"'<>]{1,200}(?::[^\s/@?#"'<>]{0,200})?(?=@)/g
const pair = /([\w.[\]%-]{1,60})=/g
const endOfValue = /[&;\s"'<>]|$/g
const quotedPair =
  /(["'])([\w.-]{1,60})\1(\s{0,9}[:=]\s{0,9})("[^"\\]*(?:\\.[^"\\]*)*"|'[^'\\]*(?:\\.[^'\\]*)*')/g
const element = /<((?:[\w-]{1,30}:)?([\w-]{1,60}))(?:\s[^<>]{0,500})?>([^<]+)<\/\1>/g
const tag = /<(?:input|meta)\b[^<>]{0,2000}>/gi

/** An address or a line with addresses in it, without what signs anybody in; of the same length. */
export const blankInLine = (text: string): string => blankInPairs(blankShapes(text).replace(userInfo, blank))

/** Only names are walked through, so that an address inside of another is seen too. */
function blankInPairs(text: string): string {
  const out: string[] = []
  let done = 0
  for (const found of text.matchAll(pair)) {
    const from = found.index + found[0].length
    if (from < done || !namesSecretInQuery(decoded(found[1] ?? ''))) continue
    endOfValue.lastIndex = from
    const to = endOfValue.exec(text)?.index ?? text.length
    out.push(text.slice(done, from), blank(text.slice(from, to)))
    done = to
  }
  return out.join('') + text.slice(done)
}

/** A text of any kind, read a byte a letter. */
export const blankInText = (text: string): string =>
  blankInLine(text)
    .replace(headerLine, (_all, before: string, value: string) => before + blank(value))
    .replace(quotedPair, (all, quote: string, name: string, between: string, value: string) =>
      namesSecret(name)
        ? `${quote}${name}${quote}${between}${value[0]}${blank(value.slice(1, -1))}${value[0]}`
        : all,
    )
    .replace(element, (all, _name: string, local: string, value: string) =>
      namesSecret(local) ? all.replace(`>${value}<`, () => `>${blank(value)}<`) : all,
    )
    .replace(tag, blankInTag)

/** A field of a form that is named like a secret, or a statement of a page about itself. */
function blankInTag(all: string): string {
  const [, , name = ''] = /\b(?:name|id|property)\s*=\s*(["']?)([\w[\].:-]+)\1/i.exec(all) ?? []
  const isPassword = /\btype\s*=\s*["']?password/i.test(all)
  if (!isPassword && !namesSecret(name)) return all
  return all.replace(
    /(\b(?:value|content)\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)/gi,
    (_all, before: string, value: string) =>
      /^["']/.test(value)
        ? `${before}${value[0]}${blank(value.slice(1, -1))}${value[0]}`
        : before + blank(value),
  )
}

const blankShapes = (text: string): string => shapes.reduce((now, shape) => now.replace(shape, blank), text)

const token = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*|[{}[\]:,]/gy
const space = /[^"\d{}[\]:,-]+/gy

/**
 * JSON without what its members call a secret, whatever it is made of and however the name is spelled; every length,
 * and that it is JSON, stay as they were.
 */
export function blankInJson(text: string): string {
  const out: string[] = []
  const secretAt: boolean[] = [false]
  let isName = false
  let isSecret = false
  for (let at = 0; at < text.length; ) {
    const between = matchAt(space, text, at)
    out.push(between)
    at += between.length
    const found = matchAt(token, text, at) || text.slice(at, at + 1)
    at += found.length
    const inside = secretAt.at(-1) ?? false
    if (found === '{' || found === '[') {
      secretAt.push(inside || isSecret)
      ;[isName, isSecret] = [found === '{', false]
      out.push(found)
    } else if (found === '}' || found === ']') {
      secretAt.pop()
      ;[isName, isSecret] = [false, false]
      out.push(found)
    } else if (found.startsWith('"')) {
      const isMember = isName && /^\s*:/.test(text.slice(at, at + 20))
      if (isMember) isSecret = namesSecret(decodedJson(found))
      out.push(isMember ? found : blankString(found, inside || isSecret))
      isName = false
    } else if (found === ',') {
      // In a list there are no names: a text with a colon after it cannot stand there.
      ;[isName, isSecret] = [true, false]
      out.push(found)
    } else out.push((inside || isSecret) && /^-?\d/.test(found) ? blankNumber(found) : found)
  }
  return out.join('')
}

/** Addresses and signed things may stand in any text. One that is written with escapes is left out as a whole. */
function blankString(quoted: string, isSecret: boolean): string {
  const inside = quoted.slice(1, -1)
  if (isSecret) return `"${blank(inside)}"`
  if (!inside.includes('\\')) return `"${blankInLine(inside)}"`
  const says = decodedJson(quoted)
  return blankInLine(says) === says ? quoted : `"${blank(inside)}"`
}

/** Still a number, and of the same length: nothing leads with a zero that JSON would not take. */
const blankNumber = (text: string): string => text.replace(/\d/g, '1')

function matchAt(expression: RegExp, text: string, at: number): string {
  expression.lastIndex = at
  return expression.exec(text)?.[0] ?? ''
}

function decodedJson(text: string): string {
  try {
    return String(JSON.parse(text))
  } catch {
    return text
  }
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/** Every spelling of a secret that we know, as it may come back from somebody who was given it. */
export function spellingsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret, 'utf8')
  const bare = secret.replace(/\s+/g, '')
  const plain = [secret, bare, encodeURIComponent(secret), encodeURIComponent(secret).replace(/%20/g, '+')]
  const escaped = [
    JSON.stringify(secret).slice(1, -1),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
  ]
  const markup = secret
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
  const slashed = JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/')
  const inBase64 = [0, 1, 2].flatMap((shift) => {
    // In Base64 a text reads otherwise by where it begins; what its neighbours change of it is cut off.
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    const core = text.slice(shift === 0 ? 0 : shift + 1, (bytes.length + shift) % 3 === 0 ? undefined : -1)
    return [core, core.replaceAll('+', '-').replaceAll('/', '_')]
  })
  const all = [...plain, ...escaped, markup, slashed, ...inBase64]
  // Bodies are read a byte a letter, headers are not.
  const asBytes = all.map((one) => Buffer.from(one, 'utf8').toString('latin1'))
  return [...new Set([...all, ...asBytes])]
    .filter((one) => one.length >= 4)
    .sort((a, b) => b.length - a.length)
}

/** Takes known secrets off a text, however they are spelled. */
export const blankKnown = (text: string, spellings: readonly string[]): string =>
  spellings.reduce((now, one) => (now.includes(one) ? now.replaceAll(one, blank(one)) : now), text)
