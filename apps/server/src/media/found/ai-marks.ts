import type { Found } from './found.ts'

/** The source of a picture as the IPTC names it, in XMP and inside of Content Credentials alike. */
const sources: readonly (readonly [name: string, says: string])[] = [
  ['compositeWithTrainedAlgorithmicMedia', 'It says that parts of it were made by AI'],
  ['trainedAlgorithmicMedia', 'It says that it was made by AI'],
  ['algorithmicallyEnhanced', 'It says that software changed it by AI or the like'],
]

/** Makers of pictures by description, as they name themselves where software is named. */
const makers = [
  'midjourney',
  'dall-e',
  'dall·e',
  'stable diffusion',
  'comfyui',
  'automatic1111',
  'invokeai',
  'novelai',
  'adobe firefly',
  'openai',
  'imagen',
  'bing image creator',
]

/** Marks that say or hint that AI had a part in a picture. They may be missing and may be untrue. */
export function findAiMarks(bytes: Uint8Array, texts: ReadonlyMap<string, string>): readonly Found[] {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const has = (words: string): boolean => raw.includes(words, 0, 'latin1')
  const found: Found[] = []
  const source = sources.find(([name]) => has(name))
  if (source) found.push({ kind: 'ai', says: source[1], value: source[0] })
  if (has('jumdc2pa'))
    found.push({
      kind: 'ai',
      says: 'It carried Content Credentials, which tell where it comes from. They do not outlive our saving it anew',
      value: null,
    })
  for (const name of ['parameters', 'prompt', 'workflow']) {
    const value = texts.get(name)
    if (value !== undefined)
      found.push({ kind: 'ai', says: 'It held the words that a picture generator was given', value })
  }
  const software = [...texts].find(([name, value]) => /software|creator ?tool/i.test(name) && isMaker(value))
  if (software) found.push({ kind: 'ai', says: 'It names a picture generator', value: software[1] })
  return found
}

const isMaker = (value: string): boolean => makers.some((maker) => value.toLowerCase().includes(maker))

/** What the author might say of it, as far as the file does; `null` where it says nothing. */
export function hintOf(found: readonly Found[]): 'modified' | 'generated' | null {
  const marks = found.filter(({ kind, value }) => kind === 'ai' && value !== null)
  if (marks.length === 0) return null
  const isPart = ({ value }: Found) => value === sources[0]?.[0] || value === sources[2]?.[0]
  return marks.every(isPart) ? 'modified' : 'generated'
}
