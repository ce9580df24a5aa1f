import { newId } from '../../store/ids.ts'
import { commit, type Recorder } from '../commit.ts'
import type { Permit } from '../permit.ts'
import { logSubject } from '../rotate-log-key.ts'
import type { HeadEvidenceTable } from '../tables.ts'

export type NewEvidence = Pick<HeadEvidenceTable, 'kind' | 'witness' | 'size' | 'says'>

/** Keeps what speaks for two logs under one name. The same is kept once, however often it is told. */
export async function keepEvidence(recorder: Recorder, permit: Permit, evidence: NewEvidence): Promise<void> {
  await commit(recorder, permit, async (tx, at) => {
    const known = await tx
      .selectFrom('head_evidence')
      .select('id')
      .where('kind', '=', evidence.kind)
      .where('witness', '=', evidence.witness)
      .where('size', '=', evidence.size)
      .executeTakeFirst()
    if (known) return { declined: 'known' as const }
    const id = newId(recorder.source)
    await tx
      .insertInto('head_evidence')
      .values({ id, at, ...evidence })
      .execute()
    const type = evidence.kind === 'refused' ? 'log.head-refused' : 'log.head-doubted'
    const rows = [{ table: 'head_evidence', key: id }] as const
    return {
      result: undefined,
      events: [{ type, subject: logSubject, parts: { witness: evidence.witness }, rows }],
    }
  })
}
