import type { Walk } from './histories.ts'
import type { Asked, SaidYes, Saved } from './history.ts'

/**
 * The same question as somebody would answer it on paper, from the plain lists and with nothing of the model: whether
 * enough distinct people, each of them independent and entitled at this moment, have said yes to exactly the version
 * that stands. Slow, and written to be read.
 */
export function isApprovedOnPaper({ history, body }: Walk): boolean {
  const saves = history.filter((act): act is Saved => act.does === 'save')
  const last = saves.at(-1)
  if (!last) return false
  const since = history.slice(history.lastIndexOf(last) + 1)

  if (history.some(({ does }) => does === 'drop')) return false
  const holding = history.filter(({ does }) => does === 'hold' || does === 'release').at(-1)
  if (holding?.does === 'hold') return false
  const wasFound = (act: (typeof since)[number]) => act.does === 'find-again' && act.isNeutral
  const lastFound = since.findLastIndex(wasFound)
  const isAnswered = since.slice(lastFound + 1).some(({ does }) => does === 'settle-neutral')
  if ((last.isNeutral || lastFound >= 0) && !isAnswered) return false
  const clock = Date.UTC(2026, 0, 1, 0, body.minute)
  if (last.latest !== null && clock > Date.parse(last.latest)) return false
  if (last.tier === null || last.channels.length === 0) return false
  if ((body.blocks.get(last.version) ?? []).length > 0) return false

  const asked = since.filter((act): act is Asked => act.does === 'ask').at(-1)
  const lastAsk = asked ? since.lastIndexOf(asked) : -1
  const wasTakenBack = since.slice(lastAsk + 1).some(({ does }) => does === 'return' || does === 'recall')
  if (wasTakenBack) return false
  if (body.filling.has(last.version) && last.tier === 'T0') return true
  if (!asked) return false

  // Everybody who is the same human, by walking the pairs until nothing more is added.
  const sameAs = (person: string): Set<string> => {
    const all = new Set([person])
    for (let grew = true; grew; ) {
      grew = false
      for (const [one, other] of body.merges)
        if (all.has(one) !== all.has(other)) {
          all.add(one).add(other)
          grew = true
        }
    }
    return all
  }
  const wrote = new Set<string>()
  for (const { by, writers } of saves)
    for (const person of [by, ...writers]) for (const one of sameAs(person)) wrote.add(one)

  const { tier } = last
  const sayOn = (person: string, channel: string | undefined) =>
    (body.authorities.get(person) ?? []).filter(
      ({ tiers, channels, from }) =>
        tiers.includes(tier) &&
        (channels === null || (channel !== undefined && channels.includes(channel))) &&
        (from === null || !wrote.has(from)),
    )
  const isHigh = tier === 'T2' || tier === 'T3'
  const good = since.slice(lastAsk + 1).filter((act): act is SaidYes => {
    if (act.does !== 'approve' || act.version !== last.version || act.digest !== last.digest) return false
    if (wrote.has(act.by) || body.away.has(act.by)) return false
    if (body.asksAcknowledgement && body.unread.has(act.by)) return false
    if ((isHigh || asked.isEmergency) && !act.hasSteppedUp) return false
    const reach = [undefined, ...last.channels].flatMap((channel) => sayOn(act.by, channel))
    if (reach.length === 0) return false
    return last.judgements.every(
      ({ finding, advice }) =>
        act.answered.includes(finding) &&
        (advice === 'ask' || reach.some(({ tiers }) => tiers.includes('T2') || tiers.includes('T3'))),
    )
  })

  // Step after step, each human once.
  if (asked.isEmergency && asked.steps.some(({ need }) => need < 2)) return false
  const spent = new Set<string>()
  for (const { need, of, channels } of asked.steps) {
    const here: SaidYes[] = []
    const isEnough = () =>
      channels.every((channel) => here.filter(({ by }) => sayOn(by, channel).length > 0).length >= need)
    for (const yes of good) {
      if (isEnough()) break
      if (spent.has(yes.by)) continue
      if (of !== null && !of.some((one) => sameAs(one).has(yes.by))) continue
      if (!channels.some((channel) => sayOn(yes.by, channel).length > 0)) continue
      here.push(yes)
      for (const one of sameAs(yes.by)) spent.add(one)
    }
    if (!isEnough()) return false
  }
  return true
}
