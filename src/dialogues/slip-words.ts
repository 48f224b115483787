import { isSlipCode } from '../people/slip-code.js'
import { type ReadNumber, readCaseNumber } from '../petitions/case-number.js'

/** A whole number within other words, its parts set apart by whatever dashes and blanks. */
const NUMBER = /(?:XF[\s\p{Pd}]*)?\d{6}[\s\p{Pd}]*\d{4}[\s\p{Pd}]*\d{6}[\s\p{Pd}]*\d(?!\d)/iu

/** Number and code of a slip: as typed, copied or forwarded whole. Absent where there aren't both. */
export function slipIn(text: string): { readonly asked: ReadNumber; readonly code: string } | undefined {
  const plain = text.normalize('NFKC')
  const number = NUMBER.exec(plain)?.[0]
  if (number === undefined) return undefined
  const words = plain.replace(number, ' ').match(/[\p{L}\p{N}]+/gu) ?? []
  const codes = words.filter((word) => isSlipCode(word.toUpperCase()))
  // The words around it may look like one (accepted); what is written as a code counts first.
  const code =
    codes.find((word) => /\d/.test(word)) ?? codes.find((word) => word === word.toUpperCase()) ?? codes.at(-1)
  return code === undefined ? undefined : { asked: readCaseNumber(number), code: code.toUpperCase() }
}
