import { readFileSync } from 'node:fs'

// A bundle runs from elsewhere; what it is made of is found from the folder it is run in.
const folder = new URL('tools/quality/ordinary/', `file://${process.cwd()}/`)

/** Ordinary posts, official and personal, one after the other, cut or joined to about `length` characters. */
export function postsOf(length: number, count: number): string[] {
  const lines = ['official.txt', 'personal.txt'].flatMap((name) =>
    readFileSync(new URL(name, folder), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('# '))
      .map((line) => line.replaceAll('\\n', '\n')),
  )
  const posts: string[] = []
  let post = ''
  for (let at = 0; posts.length < count; at++) {
    // A step that shares no factor with the number of lines visits each in turn, mixed.
    post += `${post === '' ? '' : ' '}${lines[(at * 7919) % lines.length]}`
    if (post.length < length) continue
    posts.push(post.slice(0, length))
    post = ''
  }
  return posts
}

/** A register of titles made of ordinary words, no two alike; the same every time. */
export function titles(count: number): string[] {
  const words = [
    ...new Set(
      postsOf(100_000, 6)
        .join(' ')
        .toLowerCase()
        .match(/[a-z]{4,12}/g),
    ),
  ]
  let state = 12345
  const next = (): number => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return state >>> 8
  }
  const found = new Set<string>()
  while (found.size < count) {
    const size = 2 + (next() % 4)
    found.add(Array.from({ length: size }, () => words[next() % words.length]).join(' '))
  }
  return [...found]
}
