import type { HandledUpdate, InputUpdate } from './input.js'

/** An update whose effect is in the database; `after` does the rest. */
export interface Committed {
  /**
   * Runs the commands and says what is owed. Called once, in the chat's lane, after the update may be
   * acknowledged; what fails here is found again by the sweep.
   */
  after(): Promise<void>
}

/** What the receiver needs of the rest of the product. */
export interface ReceiverPorts {
  /** Resolves once the effect is in the database; rejects when it is not. */
  handle(update: HandledUpdate): Promise<Committed>
  /** Whether the database answers right now. */
  storeAnswers(): Promise<boolean>
  /** Keeps an update that fails again and again, encrypted, as a dead letter. */
  putAside(updateId: number, chatId: number, body: unknown): Promise<void>
  /** Tells the sender that their last message could not be dealt with. */
  tellPutAside(update: InputUpdate): Promise<void>
  /** Ends the waiting sign on a pressed button, with an alert where nothing was saved. */
  answerPress(press: PressAnswer): Promise<void>
}

export interface PressAnswer {
  readonly callbackQueryId: string
  readonly outcome: 'committed' | 'not-saved'
  /** The language of the person's app, where known. */
  readonly languageCode?: string
}

/**
 * What became of an update: `committed` and `ignored` may be acknowledged; `invalid` was no update;
 * `unavailable` changed nothing and has to come again.
 */
export type Received = 'committed' | 'ignored' | 'invalid' | 'unavailable'

/** Takes one update in, from polling or the webhook. Never rejects. */
export type Receive = (body: unknown) => Promise<Received>
