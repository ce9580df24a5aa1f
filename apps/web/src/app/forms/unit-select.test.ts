import { describe, expect, it } from 'vitest'
import { asTree } from './unit-select.tsx'

const unit = (id: string, name: string, parent: string | null = null) => ({ id, name, parent })
const wide = '\u2003'

describe('the units to choose from', () => {
  it('stand below the one they belong to, each level by name', () => {
    const tree = asTree([
      unit('b', 'Transport'),
      unit('c', 'Ovals', 'a'),
      unit('a', 'Parks'),
      unit('d', 'Lakes', 'a'),
    ])
    expect(tree.map(({ label }) => label)).toEqual(['Parks', `${wide}Lakes`, `${wide}Ovals`, 'Transport'])
  })
})
