/** Remembers the last so many; older ones are forgotten first. */
export interface Recent<T> {
  has(item: T): boolean
  add(item: T): void
  clear(): void
}

export function recent<T>(most: number): Recent<T> {
  const items = new Set<T>()
  return {
    has: (item) => items.has(item),
    add(item) {
      items.delete(item)
      items.add(item)
      if (items.size <= most) return
      const [oldest] = items
      if (oldest !== undefined) items.delete(oldest)
    },
    clear: () => items.clear(),
  }
}
