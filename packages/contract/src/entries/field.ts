/** What somebody chooses from: what is kept, and what is said of it. */
export type Options = Readonly<Record<string, string>>

type Common = {
  readonly label: string
  readonly hint?: string
  /** The refusal where it is left empty; absent where it may be. */
  readonly missing?: string
  /** Set by a deed and by nothing else: no form and no file changes it. */
  readonly isByDeed?: true
}

/** One field of a register entry. */
export type Field = Common &
  (
    | { readonly kind: 'line' | 'text' }
    | { readonly kind: 'words' }
    | { readonly kind: 'choice' | 'choices'; readonly options: Options }
    | { readonly kind: 'person' | 'people' }
    /** The id of an entry of another register, or several. */
    | { readonly kind: 'entry' | 'entries'; readonly of: string }
    | { readonly kind: 'picture' }
    | { readonly kind: 'day' | 'moment' | 'link' | 'yes' }
    | { readonly kind: 'number'; readonly from: number; readonly to: number }
  )

export type Fields = Readonly<Record<string, Field>>

type ValueOf<F extends Field> = F extends { readonly kind: 'words' | 'choices' | 'people' | 'entries' }
  ? readonly string[]
  : F extends { readonly kind: 'yes' }
    ? boolean
    : F extends { readonly kind: 'number' }
      ? number | null
      : F extends { readonly kind: 'choice'; readonly options: infer O }
        ? keyof O | null
        : string | null

/** What is kept of an entry: a value for every field, empty ones included. */
export type Values<F extends Fields> = string extends keyof F
  ? AnyValues
  : { readonly [K in keyof F]: ValueOf<F[K]> }

/** One value of any field, as it travels. */
export type Value = string | number | boolean | readonly string[] | null
export type AnyValues = Readonly<Record<string, Value>>

/** What a field holds where nothing was said. */
export function emptyOf(field: Field): Value {
  if (isList(field)) return []
  return field.kind === 'yes' ? false : null
}

export const isList = ({ kind }: Field): boolean =>
  kind === 'words' || kind === 'choices' || kind === 'people' || kind === 'entries'

/** Every field with its value; what is missing or of no field is empty or left out. */
export const fillIn = (fields: Fields, values: Readonly<Record<string, unknown>>): AnyValues =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, (values[name] as Value) ?? emptyOf(field)]),
  )

export const isEmpty = (value: Value | undefined): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** The names of the fields in which two entries differ. */
export const changedValues = (fields: Fields, before: AnyValues, after: AnyValues): readonly string[] =>
  Object.keys(fields).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
