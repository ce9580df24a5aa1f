export { type CatalogueEntry, catalogue, catalogueEntry } from './catalogue.ts'
export {
  type Account,
  type Card,
  type Content,
  type ContentKind,
  contentKinds,
  type Picture,
} from './content.ts'
export { measure, prepare, shown } from './prepare.ts'
export type {
  FileBody,
  Json,
  Measure,
  Prepared,
  PreparedRequest,
  Problem,
  Run,
  Shown,
  ShownPart,
  Where,
} from './prepared.ts'
export type { Can, Facts, Publisher, Seen } from './publisher.ts'
