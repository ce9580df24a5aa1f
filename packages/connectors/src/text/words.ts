/** A number with a comma at the thousands, whatever the runtime. */
export function figure(number: number): string {
  const digits = String(number)
  return digits.length <= 3 ? digits : `${figure(Math.floor(number / 1000))},${digits.slice(-3)}`
}

const characters = (count: number): string => `${figure(count)} ${count === 1 ? 'character' : 'characters'}`

/** How much room there is, for whoever writes. */
export function roomSays(used: number, limit: number | null): string {
  if (limit === null) return characters(used)
  return used <= limit ? `${characters(limit - used)} left` : `${characters(used - limit)} too many`
}
