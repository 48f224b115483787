/**
 * Text as it may be stored and compared: no NUL (databases and C libraries end a text there), no lone
 * surrogates (they cannot be written as UTF-8), characters composed (NFC), and otherwise as it was typed.
 */
export function cleanText(text: string): string {
  return text
    .replaceAll('\0', '')
    .replace(/\p{Surrogate}/gu, '')
    .normalize('NFC')
}
