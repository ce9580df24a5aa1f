export {
  Advice,
  Assessment,
  Finding,
  LineRefusal,
  Overall,
  Requirement,
  RequirementKind,
  Span,
} from './assessment.ts'
export {
  Audience,
  Author,
  Capacity,
  Draft,
  IsoTime,
  LevelBand,
  Media,
  OwnWork,
  Place,
  Represents,
} from './draft.ts'
export {
  AdviceRow,
  Case,
  Clause,
  Condition,
  Pack,
  PackHead,
  RequirementRule,
  Rule,
} from './pack.ts'
export { LogConsistency, LogKeys, RecordedEvent, RecordPage, ShownPart } from './records.ts'
export {
  Asset,
  Channel,
  Consent,
  Initiative,
  RegisteredPerson,
  Registers,
  Spokesperson,
} from './registers.ts'
