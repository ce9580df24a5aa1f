const digitOf = (digits: string, at: number): number => digits.charCodeAt(at) - 48

function weigh(digits: string, weights: readonly number[]): number {
  let sum = 0
  for (let at = 0; at < weights.length; at++) sum += digitOf(digits, at) * (weights[at] ?? 0)
  return sum
}

const isOneDigit = (digits: string): boolean => {
  for (let at = 1; at < digits.length; at++) if (digits[at] !== digits[0]) return false
  return true
}

const taxFileWeights9 = [1, 4, 3, 7, 5, 8, 6, 9, 10]
const taxFileWeights8 = [10, 7, 8, 4, 6, 3, 5, 1]

/** An Australian tax file number: nine digits, or eight as they were given out before. */
export function isTaxFileNumber(digits: string): boolean {
  if (isOneDigit(digits)) return false
  if (digits.length === 9) return weigh(digits, taxFileWeights9) % 11 === 0
  return digits.length === 8 && weigh(digits, taxFileWeights8) % 11 === 0
}

const medicareWeights = [1, 3, 7, 9, 1, 3, 7, 9]

/** An Australian Medicare card number: eight digits, a check digit, an issue number, maybe the person's line. */
export function isMedicareNumber(digits: string): boolean {
  if (digits.length !== 10 && digits.length !== 11) return false
  if (digits[0] === undefined || digits[0] < '2' || digits[0] > '6') return false
  if (digits[9] === '0' || digits[10] === '0') return false
  return weigh(digits, medicareWeights) % 10 === digitOf(digits, 8)
}

const businessWeights = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]

/** An Australian business number. It is public, so it is known in order to be left alone. */
export function isBusinessNumber(digits: string): boolean {
  return digits.length === 11 && digits[0] !== '0' && (weigh(digits, businessWeights) - 10) % 89 === 0
}

const companyWeights = [8, 7, 6, 5, 4, 3, 2, 1]

/** An Australian company number, public as well. */
export function isCompanyNumber(digits: string): boolean {
  return digits.length === 9 && (10 - (weigh(digits, companyWeights) % 10)) % 10 === digitOf(digits, 8)
}

/** The check that cards and some other long numbers share. */
export function isLuhn(digits: string): boolean {
  let sum = 0
  for (let at = digits.length - 1, double = false; at >= 0; at--, double = !double) {
    const value = digitOf(digits, at) * (double ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  }
  return digits.length > 1 && sum % 10 === 0 && !isOneDigit(digits)
}

/** An Australian individual healthcare identifier. */
export const isHealthcareIdentifier = (digits: string): boolean =>
  digits.length === 16 && digits.startsWith('800360') && isLuhn(digits)

/** ISO 13616: letters count 10 to 35, the first four signs go last, and 97 leaves one. `account` is in capitals. */
export function isBankAccountNumber(account: string): boolean {
  if (account.length < 15 || account.length > 34) return false
  let rest = 0
  for (let step = 0; step < account.length; step++) {
    const code = account.charCodeAt((step + 4) % account.length)
    const value = code >= 65 && code <= 90 ? code - 55 : code - 48
    if (value < 0 || value > 35) return false
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}
