import { AlertFilledIcon, HelpIcon, InfoFilledIcon, SearchIcon } from '@ag.ds-next/react/icon'
import type { Strength } from './strength.ts'

/** How each result looks. Red is kept for the strongest; nothing found is not green, for it permits nothing. */
export const tones = {
  clear: { icon: SearchIcon, colour: 'muted', border: 'border', background: 'shade' },
  think: { icon: InfoFilledIcon, colour: 'info', border: 'info', background: 'info' },
  ask: { icon: HelpIcon, colour: 'warning', border: 'warning', background: 'warning' },
  stop: { icon: AlertFilledIcon, colour: 'error', border: 'error', background: 'error' },
} as const satisfies Readonly<Record<Strength, object>>
