const irregular = new Map(
  Object.entries({
    men: 'man',
    women: 'woman',
    children: 'child',
    people: 'person',
    feet: 'foot',
    teeth: 'tooth',
    mice: 'mouse',
    wives: 'wife',
    lives: 'life',
    knives: 'knife',
    thieves: 'thief',
    wolves: 'wolf',
    leaves: 'leave',
    ran: 'run',
    went: 'go',
    gone: 'go',
    goes: 'go',
    going: 'go',
    did: 'do',
    does: 'do',
    doing: 'do',
    done: 'do',
    built: 'build',
    bought: 'buy',
    brought: 'bring',
    caught: 'catch',
    chose: 'choose',
    chosen: 'choose',
    said: 'say',
    told: 'tell',
    made: 'make',
    took: 'take',
    taken: 'take',
    gave: 'give',
    given: 'give',
    got: 'get',
    gotten: 'get',
    had: 'have',
    has: 'have',
    having: 'have',
    was: 'be',
    were: 'be',
    been: 'be',
    is: 'be',
    are: 'be',
    am: 'be',
    being: 'be',
    saw: 'see',
    seen: 'see',
    knew: 'know',
    known: 'know',
    shot: 'shoot',
    hung: 'hang',
    hanged: 'hang',
    beaten: 'beat',
    stole: 'steal',
    stolen: 'steal',
    lied: 'lie',
    lying: 'lie',
    died: 'die',
    dying: 'die',
    broke: 'break',
    broken: 'break',
    spoke: 'speak',
    spoken: 'speak',
    wrote: 'write',
    written: 'write',
    sold: 'sell',
    lost: 'lose',
    found: 'find',
    paid: 'pay',
    kept: 'keep',
    left: 'leave',
    slept: 'sleep',
    fought: 'fight',
    thought: 'think',
    taught: 'teach',
    held: 'hold',
    led: 'lead',
    fed: 'feed',
    met: 'meet',
    sent: 'send',
    spent: 'spend',
    hid: 'hide',
    hidden: 'hide',
    bit: 'bite',
    bitten: 'bite',
    swore: 'swear',
    stabbing: 'stab',
    stabbed: 'stab',
    using: 'use',
    used: 'use',
    uses: 'use',
    buses: 'bus',
    gases: 'gas',
    forgot: 'forget',
    forgotten: 'forget',
    stuck: 'stick',
    struck: 'strike',
    threw: 'throw',
    thrown: 'throw',
    burnt: 'burn',
    drove: 'drive',
    driven: 'drive',
    fell: 'fall',
    fallen: 'fall',
    drawn: 'draw',
    drew: 'draw',
    news: 'news',
    this: 'this',
    his: 'his',
    its: 'its',
    yes: 'yes',
    us: 'us',
    gas: 'gas',
    bus: 'bus',
    always: 'always',
    during: 'during',
    evening: 'evening',
    morning: 'morning',
    nothing: 'nothing',
    something: 'something',
    anything: 'anything',
    everything: 'everything',
    king: 'king',
    thing: 'thing',
    spring: 'spring',
    string: 'string',
    need: 'need',
    indeed: 'indeed',
    speed: 'speed',
    bed: 'bed',
    red: 'red',
    hundred: 'hundred',
    sacred: 'sacred',
  }),
)

const vowel = (word: string, at: number): boolean => {
  const letter = word.charCodeAt(at)
  if (letter === 97 || letter === 101 || letter === 105 || letter === 111 || letter === 117) return true
  return letter === 121 && at > 0 && !vowel(word, at - 1)
}

const hasVowel = (word: string): boolean => {
  for (let at = 0; at < word.length; at++) if (vowel(word, at)) return true
  return false
}

/** How often a vowel run is followed by a consonant run: Porter's measure. */
function measure(word: string): number {
  let count = 0
  let before = false
  for (let at = 0; at < word.length; at++) {
    const now = vowel(word, at)
    if (before && !now) count++
    before = now
  }
  return count
}

/** Ends consonant, vowel, consonant, the last not w, x or y: the shape that once had a silent e. */
function isShort(word: string): boolean {
  const last = word.length - 1
  if (last < 2 || vowel(word, last) || !vowel(word, last - 1) || vowel(word, last - 2)) return false
  return !'wxy'.includes(word[last] ?? '')
}

function withoutPlural(word: string): string {
  if (!word.endsWith('s') || word.endsWith('ss') || word.endsWith('us') || word.endsWith('is')) return word
  if (word.endsWith('sses') || word.endsWith('shes') || word.endsWith('ches') || word.endsWith('xes'))
    return word.slice(0, -2)
  if (word.endsWith('zzes') || word.endsWith('oes')) return word.slice(0, -2)
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1)
  return word.slice(0, -1)
}

function mend(word: string): string {
  if (word.endsWith('at') || word.endsWith('bl') || word.endsWith('iz')) return `${word}e`
  const last = word.at(-1) ?? ''
  if (word.length > 3 && last === word.at(-2) && !vowel(word, word.length - 1) && !'lsz'.includes(last))
    return word.slice(0, -1)
  return measure(word) === 1 && isShort(word) ? `${word}e` : word
}

/**
 * The part of a folded English word that its inflections share: plurals, -ed, -ing and the common
 * irregular forms, after Porter (1980), steps 1 and 5. Derivations keep apart: "police" is not "policy".
 */
export function stem(word: string): string {
  if (word.length < 3 || word.length > 40) return irregular.get(word) ?? word
  const known = irregular.get(word)
  if (known !== undefined) return tidyEnd(known)
  let base = withoutPlural(word)
  if (base.endsWith('ied')) base = base.length > 4 ? `${base.slice(0, -3)}y` : base.slice(0, -1)
  else if (base.endsWith('eed')) base = measure(base.slice(0, -3)) > 0 ? base.slice(0, -1) : base
  else if (base.endsWith('ed') && hasVowel(base.slice(0, -2))) base = mend(base.slice(0, -2))
  else if (base.endsWith('ing') && hasVowel(base.slice(0, -3))) base = mend(base.slice(0, -3))
  return tidyEnd(base)
}

function tidyEnd(word: string): string {
  if (word.length < 4 || !word.endsWith('e')) return word
  const rest = word.slice(0, -1)
  const size = measure(rest)
  return size > 1 || (size === 1 && !isShort(rest)) ? rest : word
}
