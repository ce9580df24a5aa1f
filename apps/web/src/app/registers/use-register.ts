import { isRegister, type Register, type RegisterName, registerOf } from '@secondlook/contract'
import { useParams } from '@tanstack/react-router'

type Addressed = { readonly name: RegisterName; readonly register: Register; readonly entry: string }

/** The register that the address names, with its entry; nothing where there is no such register. */
export function useRegister(): Addressed | undefined {
  const { register = '', entry = '' } = useParams({ strict: false })
  return isRegister(register) ? { name: register, register: registerOf(register), entry } : undefined
}
