/** What is said over a second channel, ready to be read. */
export interface SecondMessage {
  /** The same id is the same message: who got it before need not show it again. */
  readonly id: string
  readonly subject: string
  readonly text: string
  readonly urgent: boolean
  readonly language: 'zh-CN' | 'en'
}

/** How one try to say a message over a second channel ended. */
export type SecondTold =
  | 'sent'
  /** This address will never work. */
  | 'refused'
  /** This message was rejected for good. */
  | 'failed'
  /** Surely not taken: trying again repeats nothing. */
  | 'later'
  /** It may have been taken or not. */
  | 'unclear'

/** A way to reach people where the messenger can't. */
export interface SecondChannel {
  readonly name: 'email' | 'webhook'
  /** One try, with an end of its own. Never throws: every way to fail is a {@link SecondTold}. */
  tell(address: string, message: SecondMessage): Promise<SecondTold>
  /** To be called when nothing will be said any more. */
  close(): void | Promise<void>
}
