import type { SightingKind } from '../publishing/index.ts'

export type IncidentTable = {
  readonly id: string
  readonly kind: SightingKind
  readonly sighting: string
  readonly channel: string
  readonly post: string | null
  readonly at: string
}

export type IncidentActTable = {
  readonly id: string
  readonly incident: string
  readonly does: 'take' | 'note' | 'close' | 'open-again'
  readonly outcome: string | null
  readonly says: string | null
  readonly person: string
  readonly at: string
}

declare module '../store/tables.ts' {
  interface Tables {
    incident: IncidentTable
    incident_act: IncidentActTable
  }
}
