import { describe, expect, it } from 'vitest'
import { sayHealth } from './health.tsx'

const log = { size: 1200, signedAt: '2026-11-26T01:00:00.000Z', unnumbered: 0, evidence: 0 }
const whole = { at: '2026-11-26T01:00:01.000Z', version: '0.2.0', log, mails: null, witnesses: [] }

describe('how it runs', () => {
  it('says what is missing and how to set it', () => {
    const said = sayHealth(whole).join(' ')
    expect(said).toContain('SMTP_URL')
    expect(said).toContain('WITNESSES')
    expect(said).not.toContain('fsck')
  })

  it('counts mails by what became of them, and names only what is wrong', () => {
    expect(sayHealth({ ...whole, mails: { sent: 1, waiting: 2 } })).toContain('1 mail sent, 2 waiting.')
    expect(sayHealth({ ...whole, mails: { sent: 5, unknown: 1, 'given-up': 2 } })).toContain(
      '5 mails sent, 0 waiting; 1 cut off on the way and not sent again, 2 given up after two days.',
    )
  })

  it('says how far a witness is, and what to do where one held something against us', () => {
    const witnesses = [
      { name: 'audit.example', size: 1200 },
      { name: 'uni.example', size: 1199 },
    ]
    const said = sayHealth({ ...whole, witnesses, log: { ...log, evidence: 1 } })
    expect(said).toContain('audit.example has cosigned everything.')
    expect(said).toContain('uni.example has not yet cosigned the last 1 event.')
    expect(said.join(' ')).toContain('1 time a witness held another record against this one.')
  })
})
