import { engineVersion } from '@secondlook/engine'

const texts: Readonly<Record<string, string>> = {
  check: `secondlook check [FILE|-] [--jsonl] [--jobs N] [--json] [--strict]
                 [--as CAPACITY] [--represents WHAT] [--channel ID] [--audience public|restricted] [--at ISO8601]
                 [--pack DIR|ID[@VERSION]]… [--registers FILE.json]

Says what the policy makes of a post. FILE is one text; with --jsonl one draft a line, one answer a line.
CAPACITY is personal, representative, official or unsure; WHAT is board, committee, union or other.
The first --pack is the policy (act-2015 if none is named), the rest are overlays.
Exit: 0 nothing to ask, 1 an ask or a stop (with --strict also an unmet requirement), 2 a wrong call or a refused line.
`,
  replay: `secondlook replay --from PACK --to PACK [FILE.jsonl|-]

Shows what would change for the same drafts under another pack. A pack is an id or a folder; add overlays
with a plus sign: act-2015+act-transport. Exit: 0 nothing changes, 1 something does, 2 a wrong call.
`,
  pack: `secondlook pack test [PACK]…          runs the cases that a pack carries
secondlook pack lint [PACK]…          looks for gaps and slips in a pack
secondlook pack show PACK [CLAUSE]    the policy to read, or one clause with its rules and cases
secondlook pack diff PACK PACK        what differs between two packs
secondlook pack new DIR [--id ID] [--title TEXT] [--body TEXT] [--time-zone ZONE]
                                      starts a blank pack for another body

PACK is an id among those shipped, or a folder. Exit: 0 holds, 1 does not, 2 a wrong call.
`,
  verify: `secondlook verify RECEIPT [--key KEY|FILE]… [--witness KEY|FILE]… [--rotation RECEIPT]…
                  [--account TEXT]

Says whether a receipt holds and what it shows. Needs no network and no store. KEY is the log's, as somebody you trust
published it; every witness that is named must have cosigned. With --rotation, receipts by which the log changed its key
since then, in order. RECEIPT may be a signed list of official accounts instead: then it says which they are, or with
--account TEXT whether one is among them. Exit: 0 it holds (and the account is official), 1 not, 2 a wrong call.
`,
  fsck: `secondlook fsck
secondlook fsck --export DIR [--key KEY]

Works out everything again from what is stored, and names the first thing that is otherwise. With --export it looks at
an export of the log and needs no store. Exit: 0 everything holds, 1 something does not, 2 a wrong call.
`,
  export: `secondlook export log DIR

Writes the log to a new folder, in the layout that tools for transparency logs read, with the parts that may be shown.
`,
  keys: `secondlook keys rotate PURPOSE    replaces a key: log, records, cookies, credentials, reports
                                  or counters
secondlook keys settle            finishes disposals that were cut off, or that a restored backup does not know of
`,
  link: `secondlook link PERSON

Makes a link with which somebody signs in and adds a passkey or says which work account is theirs; once, within a day.
PERSON is an email at work, a staff number or an id. It is for where no second person can confirm one in the app, and
is recorded as done by whoever runs the server. Exit: 0 made, 1 nobody who is here now is called so, 2 a wrong call.
`,
  post: `secondlook post new FILE|- --channel ID… [--at ISO] [--tier T0|T1|T2|T3] [--title TEXT] [--unit ID]
                    [--ai none|assisted|modified|generated]
                    [--kind post|reply|edit|profile|pinned]
secondlook post list [--show to-approve|mine|open|approved|out|all] [--all]
secondlook post show ID [--strict]
secondlook post check ID
secondlook post ask ID [--note TEXT]
secondlook post approve ID --digest DIGEST [--answer KEY=REASON]…
secondlook post return ID --reason TEXT
secondlook post recall ID --reason TEXT

Writes, shows and approves posts at the server that SECONDLOOK_URL names, with the token in SECONDLOOK_TOKEN and under
the same rules as the screens. --json prints what the server answered. --at is an instant with its offset, such as
2026-11-27T09:00+11:00. Exit: 0 done; 1 refused, or with check something to ask about, or with show --strict not
approved; 2 a wrong call, or the server could not be asked.
`,
  serve: `secondlook serve

Opens the check and the policy in a browser, at http://127.0.0.1:4747 unless HOST or PORT say otherwise.
The store is in DATA_DIR (./data), or in the PostgreSQL that DATABASE_URL names.
`,
  work: `secondlook work

Works on the queue without answering anybody: sends mails, finishes disposals, numbers what was recorded. A server does
so too; any number of servers and workers share a store, with the same settings and the same KEYS_DIR.
`,
  migrate: `secondlook migrate

Brings the store's schema forward to what this program knows; serve does so too. There is no way back but a backup.
Exit: 0 done, 1 refused, 2 a wrong call or setting.
`,
  backup: `secondlook backup FILE|-

Writes everything in the store, as it is at one instant, to a new file; - is standard output. Keys are never in it.
Exit: 0 done, 1 refused, 2 a wrong call or setting.
`,
  restore: `secondlook restore FILE|-

Fills an empty store from a backup, all of it or nothing; - is standard input.
Exit: 0 done, 1 refused, 2 a wrong call or setting.
`,
}

export const usage = {
  help(name: string | undefined): number {
    const one = name === undefined ? undefined : texts[name]
    process.stdout.write(
      one ?? `Second Look: take a second look before you post.\n\n${Object.values(texts).join('\n')}`,
    )
    return 0
  },

  version(): number {
    process.stdout.write(`${engineVersion}\n`)
    return 0
  },
}
