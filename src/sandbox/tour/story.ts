/** A guided tour as the page plays it: types alone, as the page has them too. */

/** What somebody does, or what happens. */
export type TourAct =
  | { readonly do: 'type'; readonly who: number; readonly text: string }
  /** A day, so many days from what the office's clock shows. */
  | { readonly do: 'type'; readonly who: number; readonly daysAhead: number }
  /** An inline button, or one of the bot's keyboard, whose words begin so; of several people by who has it. */
  | { readonly do: 'press'; readonly who: readonly number[]; readonly label: string }
  | { readonly do: 'contact'; readonly who: number }
  /** Goes on with the clock, again until a new message in one of the chats holds the words or the button. */
  | {
      readonly do: 'clock'
      readonly move: { readonly advance: string } | { readonly next: 'event' | 'workday' }
      readonly until?: { readonly who: readonly number[]; readonly text?: string; readonly button?: string }
    }
  /** Nothing but something to read. */
  | { readonly do: 'read' }

export interface TourStep {
  /** Whose chats stand side by side from now on. */
  readonly show?: readonly number[]
  /** What is told from now on. */
  readonly tell?: string
  readonly act: TourAct
}

export interface Story {
  /** Whose phones have to speak the story's language. */
  readonly persons: readonly number[]
  readonly language: 'zh-CN' | 'en'
  readonly steps: readonly TourStep[]
}
