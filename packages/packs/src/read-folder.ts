import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Pack } from '@secondlook/contract'
import { parse } from 'yaml'
import type { z } from 'zod'

/** A pack folder that cannot be read as a pack; each problem names its file. */
export class PackFolderError extends Error {
  override readonly name = 'PackFolderError'
}

type Files = { readonly names: readonly string[]; text(name: string): string }

/** Reads a pack from its folder. Lists of the packs it `uses` are found by `findWords` and taken in. */
export function readPackFolder(folder: string, findWords: (id: string) => Pack): Pack {
  const files = listFiles(folder)
  const head = readYaml(files, 'pack.yaml')
  if (head === undefined) throw new PackFolderError(`${folder}: no pack.yaml in this folder`)
  const uses = usesOf(head)
  const lists: Record<string, readonly string[]> = {}
  for (const id of uses) Object.assign(lists, findWords(id).lists)
  Object.assign(lists, readLists(files))
  const parts = {
    head,
    clauses: readRows(files, 'clauses'),
    rules: readRows(files, 'rules').filter((row) => !isTightening(row)),
    tighten: [...rowsOf(readYaml(files, 'tighten.yaml')), ...readRows(files, 'rules').filter(isTightening)],
    requirements: readYaml(files, 'requirements.yaml') ?? [],
    lists,
    wording: Object.assign({}, ...readEach(files, 'wording')),
    contacts: readYaml(files, 'contacts.yaml') ?? [],
    ...instrumentsOf(files),
    cases: readRows(files, 'cases'),
  }
  const parsed = Pack.safeParse(parts)
  if (!parsed.success)
    throw new PackFolderError(parsed.error.issues.map((issue) => `${folder}: ${sayIssue(issue)}`).join('\n'))
  return parsed.data
}

/** A pack without a library has no member for one, so that its digest is the same as before there were any. */
function instrumentsOf(files: Files): { readonly instruments?: unknown } {
  const instruments = readYaml(files, 'instruments.yaml')
  return instruments === undefined ? {} : { instruments }
}

const sayIssue = (issue: z.core.$ZodIssue): string => `${issue.path.join('/')}: ${issue.message}`
const isTightening = (row: unknown): boolean => typeof row === 'object' && row !== null && 'rule' in row
const usesOf = (head: unknown): readonly string[] => {
  const uses: unknown = typeof head === 'object' && head !== null && 'uses' in head ? head.uses : []
  return Array.isArray(uses) ? uses.filter((id) => typeof id === 'string') : []
}

function listFiles(folder: string): Files {
  const names: string[] = []
  const walk = (under: string): void => {
    for (const entry of readdirSync(join(folder, under), { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const name = under === '' ? entry.name : `${under}/${entry.name}`
      if (entry.isDirectory()) walk(name)
      else names.push(name)
    }
  }
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new PackFolderError(`${folder}: no such folder`)
  walk('')
  return { names, text: (name) => readFileSync(join(folder, name), 'utf8') }
}

function readYaml(files: Files, name: string): unknown {
  if (!files.names.includes(name)) return undefined
  try {
    return parse(files.text(name)) ?? undefined
  } catch (error) {
    throw new PackFolderError(`${name}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function readEach(files: Files, folder: string): unknown[] {
  return files.names
    .filter((name) => name.startsWith(`${folder}/`) && name.endsWith('.yaml'))
    .map((name) => readYaml(files, name))
}

const rowsOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value]

function readRows(files: Files, folder: string): unknown[] {
  return readEach(files, folder).flatMap(rowsOf)
}

/** One phrase a line; `#` and a space start a comment line, because a phrase may start with a hashtag. */
function readLists(files: Files): Record<string, readonly string[]> {
  const lists: Record<string, readonly string[]> = {}
  for (const name of files.names) {
    if (!name.startsWith('lists/') || !name.endsWith('.txt')) continue
    const lines = files
      .text(name)
      .split(/\r?\n/)
      .map((line) => line.trim())
    lists[name.slice('lists/'.length, -'.txt'.length)] = lines.filter(
      (line) => line !== '' && line !== '#' && !line.startsWith('# '),
    )
  }
  return lists
}
