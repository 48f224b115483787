/** Tables and bars in the terminal. */

/** Columns as wide as their widest cell, the first to the left and the others to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
  return all.map(line).join('\n')
}

/** One bar per value, the longest as wide as `width`. */
export function bars(values: readonly { label: string; value: number; shown: string }[], width = 40): string {
  const most = Math.max(...values.map(({ value }) => value))
  const space = Math.max(...values.map(({ label }) => label.length))
  return values
    .map(({ label, value, shown }) => {
      const length = Math.max(1, Math.round((value / most) * width))
      return `${label.padEnd(space)}  ${'█'.repeat(length)} ${shown}`
    })
    .join('\n')
}
