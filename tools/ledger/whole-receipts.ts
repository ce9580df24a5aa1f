import { bare, both, good, life, type ReceiptCase, trust } from './receipt-case.ts'
import { firstWitness, newKey, oldKey, secondWitness, strangeKey, thirdKey } from './seeds.ts'
import { receiptOf } from './story.ts'

/** Receipts that hold. */
export const wholeReceipts: readonly ReceiptCase[] = [
  { name: 'a-post-until-it-was-approved', text: good, witnesses: both, witnessesMin: 2 },
  { name: 'nothing-shown', text: bare },
  { name: 'everything-shown', text: receiptOf(life, ['reason', 'text', 'who'], 9, [oldKey]) },
  {
    name: 'one-witness-of-two-is-enough',
    text: receiptOf(life, [], 9, [oldKey, secondWitness]),
    witnesses: both,
    witnessesMin: 1,
  },
  {
    name: 'signatures-of-strangers-are-ignored',
    text: receiptOf(life, [], 9, [strangeKey, firstWitness, oldKey]),
  },
  {
    name: 'after-two-changes-of-key',
    text: receiptOf([3, 5, 8, 13], ['text'], 20, [thirdKey]),
    log: [trust(oldKey, 0, 10), trust(newKey, 10, 12), trust(thirdKey, 12)],
  },
  {
    name: 'a-handover-under-the-old-key',
    text: receiptOf([9], ['key'], 10, [oldKey, newKey]),
    log: [trust(oldKey, 0, 10)],
  },
  {
    name: 'a-handover-under-the-new-key',
    text: receiptOf([9], ['key'], 10, [oldKey, newKey]),
    log: [trust(newKey, 10)],
  },
  { name: 'a-log-of-one-event', text: receiptOf([0], ['who'], 1, [oldKey]) },
]
