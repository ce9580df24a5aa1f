import { describe, expect, it } from 'vitest'
import {
  isBankAccountNumber,
  isBusinessNumber,
  isCompanyNumber,
  isHealthcareIdentifier,
  isLuhn,
  isMedicareNumber,
  isTaxFileNumber,
} from './checksums.ts'

// Each good number was worked out by hand from the published weights. None belongs to anybody we know of.
describe('checksums', () => {
  it('knows a tax file number', () => {
    // 1·1 + 2·4 + 3·3 + 4·7 + 5·5 + 6·8 + 7·6 + 8·9 + 2·10 = 253 = 23·11
    expect(isTaxFileNumber('123456782')).toBe(true)
    expect(isTaxFileNumber('459286349')).toBe(true)
    expect(isTaxFileNumber('38118756')).toBe(true)
    expect(isTaxFileNumber('123456783')).toBe(false)
    expect(isTaxFileNumber('38118757')).toBe(false)
    expect(isTaxFileNumber('000000000')).toBe(false)
    expect(isTaxFileNumber('1234567820')).toBe(false)
  })

  it('knows a Medicare number, with or without the person on the card', () => {
    // 2·1 + 1·3 + 2·7 + 3·9 + 4·1 + 5·3 + 6·7 + 7·9 = 170, so the check digit is 0
    expect(isMedicareNumber('2123456701')).toBe(true)
    expect(isMedicareNumber('21234567012')).toBe(true)
    expect(isMedicareNumber('2123456711')).toBe(false)
    expect(isMedicareNumber('1123456701')).toBe(false)
    expect(isMedicareNumber('212345670')).toBe(false)
  })

  it('knows the public numbers of businesses and companies', () => {
    expect(isBusinessNumber('51824753556')).toBe(true)
    expect(isBusinessNumber('51824753557')).toBe(false)
    expect(isCompanyNumber('004085616')).toBe(true)
    expect(isCompanyNumber('004085617')).toBe(false)
  })

  it('knows a Luhn number', () => {
    expect(isLuhn('4111111111111111')).toBe(true)
    expect(isLuhn('378282246310005')).toBe(true)
    expect(isLuhn('4111111111111112')).toBe(false)
    expect(isLuhn('0000000000000000')).toBe(false)
    expect(isHealthcareIdentifier('8003608166690503')).toBe(true)
    expect(isHealthcareIdentifier('8003608166690504')).toBe(false)
    expect(isHealthcareIdentifier('4111111111111111')).toBe(false)
  })

  it('knows an IBAN', () => {
    expect(isBankAccountNumber('GB82WEST12345698765432')).toBe(true)
    expect(isBankAccountNumber('DE89370400440532013000')).toBe(true)
    expect(isBankAccountNumber('GB82WEST12345698765433')).toBe(false)
    expect(isBankAccountNumber('GB82 WEST 1234 5698 7')).toBe(false)
    expect(isBankAccountNumber('GB82')).toBe(false)
  })
})
