import type { Json } from '../prepared.ts'

/** Whether two values are the same, whatever the order of their members. */
export function isSame(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true
  if (one === null || other === null || typeof one !== 'object' || typeof other !== 'object') return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const [left, right] = [Object.entries(one as object), Object.entries(other as object)]
  return (
    left.length === right.length &&
    left.every(
      ([name, value]) =>
        Object.hasOwn(other, name) && isSame(value as Json, Reflect.get(other, name) as Json),
    )
  )
}
