/** A list in rows of at most so many, for buttons. */
export const inRows = <T>(list: readonly T[], width: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / width) }, (_, row) =>
    list.slice(row * width, (row + 1) * width),
  )
