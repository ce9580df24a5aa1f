import { testDetector } from '../testing.ts'
import { secret } from './secret.ts'

const lists = {
  'password-labels': [
    '=password',
    '=passcode',
    '=api =key',
    '!password reset',
    '!if your password',
    '=client =secret',
    'wifi key',
  ],
  'code-labels': ['door|gate|alarm|access code', '=pin', 'safe combination'],
  'no-secrets': ['required', 'wrong', 'expired', 'ridiculous', 'friendship'],
  'meeting-words': ['zoom'],
  'link-verbs': ['=is', '=was'],
}
// Pieces are joined here so that no scanner of this repository takes an example for a key.
const join = (...parts: readonly string[]): string => parts.join('')
const chance = '7hG2kP9xQ4mZ1vB8nT3cW6yL'
const long = join(chance, 'aR5dS0eF2jK9u')

testDetector(secret, lists, {
  silent: {
    'what a password has': 'The password\u2019s strength was poor, so the password\u2019s expired.',
    'advice on passwords': 'Use a strong password and never tell anybody.',
    'an order after a colon': 'Password: never share it with anyone.',
    'a word that says how it is': 'The password is wrong.',
    'the same in a form': 'Password: required',
    'a reset': 'Reset your password at https://example.org/password',
    'a link behind the word': 'password: https://example.org/Reset1',
    'a condition': 'If your password is 123456, change it.',
    'stars for a password': 'password: ********',
    'a placeholder': 'password: <your password>',
    'many passwords': 'The worst passwords: 123456 and qwerty1',
    'a link without a login': 'See https://example.org:8080/a@b for more',
    'a placeholder login': 'postgres://user:***@db/prod',
    'a long word': 'Llanfairpwllgwyngyllgogerychwyrn',
    'a number that begins as keys do': 'SKU 4111111111111111',
    'an example key': 'AKIAXXXXXXXXXXXXXXXX',
    'a promotion': 'Use code SAVE20 at the door.',
    'a price of a pin': 'The pin is 12.50.',
    pinning: 'Pin 3 posts to the top.',
    'a key that is none': 'The private key to the cellar was found in a nest.',
  },
  finds: {
    'a password': 'password: password: [[hunter2]]',
    'one with signs': 'password: Password = [[Kook@burra!]] thanks',
    'in a sentence': 'password: The wifi password is [[gumtree88]].',
    'for something': 'password: The password for the staff laptop is [[Wombat99]], ok',
    'far behind': 'code: Alarm code on the back gate of the yard is [[4471#]] if you need it',
    'behind an s': 'password: login is kiosk2 and the password\u2019s [[Wattle#2024]]',
    'beside the word': 'password: network Library, password [[bookworm26]]',
    'with a sign for and': 'password: password: [[Tr0ub4dor&3]]',
    'in quotes': 'password: the password is "[[correct horse]]"',
    'at the end of a line': 'password: Password: [[swordfish]]\nThanks',
    'a word said to be one': 'password-word: The password is [[swordfish]].',
    'in a connection': `password: Server=db;Password=[[${chance}]];`,
    'a client secret': `password: client secret: [[${chance}]]`,
    'a door code': 'code: The door code is [[4821]].',
    'an alarm code without a verb': 'code: alarm code [[4821#]] if you are last out',
    'a code in two halves': 'code: access code is [[482 193]]',
    'a PIN': 'code: my PIN: [[4821]]',
    'a meeting': 'meeting-code: Zoom passcode: [[482133]]',
    'a login in a link': 'login-in-link: git clone https://[[dana:hunter22]]@example.org/x.git',
    'a cloud key': join('access-key: key [[AKI', 'A', 'IOSFODNN7QWERTYU]] here'),
    'a code host': join('access-key: [[gh', 'p_', long, ']]'),
    'another code host': join('access-key: [[gl', 'pat-', chance, ']]'),
    'a chat token': join('access-key: [[xo', 'xb-123456789012-', chance, ']]'),
    'a payment key': join('access-key: [[sk_', 'live_', chance, ']]'),
    'a map key': join('access-key: [[AI', 'za', long.slice(0, 35), ']]'),
    'a storage key': join('access-key: DefaultEndpointsProtocol=https;[[Account', 'Key=', long, 'abc==]]'),
    'a web token': join(
      'access-key: [[ey',
      'JhbGciOiJIUzI1NiJ9.ey',
      'JzdWIiOiIxMjM0NTY3ODkwIn0.',
      chance,
      ']]',
    ),
    'a private key': join(
      'access-key: [[-----BEGIN RSA PRIV',
      'ATE KEY-----\nMIIEow',
      long,
      '\n-----END RSA PRIV',
      'ATE KEY-----]]',
    ),
  },
})
