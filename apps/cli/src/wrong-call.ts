/** The program was called in a way it cannot follow: one line on stderr, exit 2. */
export class WrongCall extends Error {
  override readonly name = 'WrongCall'
}
