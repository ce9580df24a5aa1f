import { existsSync, mkdirSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { debianRoot } from '../../tools/run/platforms.mjs'
import { type Child, startChild, untilOpen } from '../child.ts'
import { debianEnvironment } from '../php/php.ts'

/** A database that only this machine reaches, through a file; whoever finds the file may come in. */
export async function startMariadb(folder: string, socket: string): Promise<Child> {
  const root = debianRoot()
  const data = join(folder, 'database')
  mkdirSync(join(data, 'wordpress'), { recursive: true })
  const child = startChild(
    [
      ...[join(root, 'usr/sbin/mariadbd'), '--no-defaults', `--datadir=${data}`, `--socket=${socket}`],
      ...['--skip-networking', '--skip-grant-tables', '--character-set-server=utf8mb4'],
      ...[`--lc-messages-dir=${join(root, 'usr/share/mysql')}`, `--pid-file=${join(folder, 'mariadb.pid')}`],
      ...[`--character-sets-dir=${join(root, 'usr/share/mysql/charsets')}`],
      // What a program wrote outlives the program; that it outlives the machine is not asked of a test.
      ...['--innodb-flush-log-at-trx-commit=2', '--innodb-log-file-size=8M', '--innodb-buffer-pool-size=48M'],
      ...['--performance-schema=off', '--skip-log-bin', '--aria-pagecache-buffer-size=8M'],
      ...(process.getuid?.() === 0 ? ['--user=root'] : []),
    ],
    { log: join(folder, 'mariadb.log'), env: debianEnvironment() },
  )
  await untilOpen('MariaDB', child, async () => existsSync(socket) && (await answers(socket)))
  return child
}

const answers = (socket: string): Promise<boolean> =>
  new Promise((resolve) => {
    const connection = connect(socket)
    connection.on('data', () => resolve(true))
    connection.on('error', () => resolve(false))
    connection.on('close', () => resolve(false))
    connection.on('data', () => connection.destroy())
  })
