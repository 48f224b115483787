const MARKS = ['(This may be a repeat.)', '（这条可能是重复的）'] as const

/** Whether it says of itself that it may have come before. */
export const isMarked = (text: string): boolean => MARKS.some((mark) => text.includes(mark))

/** One message to one chat, however often it comes. */
export function messageOf(chatId: number, text: string): string {
  const plain = MARKS.reduce((rest, mark) => rest.replace(mark, ''), text)
  return `${chatId} ${plain.trim()}`
}
