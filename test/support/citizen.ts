import type { FakeBotApi } from './fake-bot-api.js'

/** The words of one language that a petition needs, as the citizen reads and presses them. */
const LANGUAGES = {
  en: {
    menu: 'What would you like to do?',
    file: 'File a petition',
    kind: 'A problem to be solved',
    agree: 'I agree',
    counted: 'Received: 1 text',
    done: 'Done',
    skip: 'Skip',
    submit: 'Submit',
    step: (n: number) => `${n} of 8`,
    registered: 'Registered. Your number is',
    receipt: 'Your code: ',
  },
  'zh-CN': {
    menu: '您想做什么',
    file: '反映问题',
    kind: '有问题要解决',
    agree: '同意',
    counted: '已收到：1 段文字',
    done: '说完了',
    skip: '跳过',
    submit: '提交',
    step: (n: number) => `第 ${n} 步`,
    registered: '已登记，编号',
    receipt: '您的查询码：',
  },
} as const

/** Long enough for a restart of everything in between. */
const PATIENCE_MS = 90_000
const NUMBER = /XF-\d{6}-\d{4}-\d{6}-\d/

/** Somebody who files a petition by talking with the bot. */
export function citizen(
  api: FakeBotApi,
  id: number,
  { language = 'en' as keyof typeof LANGUAGES, patienceMs = PATIENCE_MS } = {},
) {
  const person = api.person(id, { language: language === 'en' ? 'en' : 'zh-hans' })
  const words = LANGUAGES[language]
  const hears = (like: string | RegExp) => person.hears(like, patienceMs)
  const facts = `What happened to ${id}: the well ran dry.`
  const request = `Please repair the well of ${id}.`

  const steps: (() => Promise<unknown>)[] = [
    async () => {
      person.text('/start')
      await hears(words.menu)
    },
    async () => {
      person.press(words.file)
      await hears(words.step(1))
    },
    async () => {
      person.press(words.kind)
      await hears(words.step(2))
    },
    async () => {
      person.press(words.agree)
      await hears(words.step(3))
    },
    async () => {
      person.text(facts)
      await hears(words.counted)
    },
    async () => {
      person.press(words.done)
      await hears(words.step(4))
    },
    async () => {
      person.text(request)
      await hears(words.step(5))
    },
    async () => {
      person.location()
      await hears(words.step(6))
    },
    async () => {
      person.press(words.skip)
      await hears(words.step(7))
    },
    async () => {
      person.contact()
      const summary = await hears(words.step(8))
      for (const told of [facts, request])
        if (!summary.text.includes(told)) throw new Error(`the summary lost "${told}": ${summary.text}`)
    },
    async () => {
      person.press(words.submit)
      await hears(words.registered)
    },
  ]

  return {
    person,
    facts,
    request,
    words,
    hears,
    /** Goes on up to a step's prompt: 3 is "what happened". */
    async upTo(prompt: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8): Promise<void> {
      const acts = prompt <= 3 ? prompt + 1 : prompt + 2
      for (const step of steps.slice(0, acts)) await step()
    },
    /** The whole way from `/start` to the receipt; gives the number. */
    async files(): Promise<string> {
      for (const step of steps) await step()
      return this.receipt()
    },
    async receipt(): Promise<string> {
      const { text } = await hears(words.receipt)
      return NUMBER.exec(text)?.[0] ?? ''
    },
    /** Every different number that this person was ever told. */
    numbers: (): string[] => [
      ...new Set(person.messages().flatMap(({ text }) => NUMBER.exec(text)?.[0] ?? [])),
    ],
    receipts: (): string[] =>
      person
        .messages()
        .map(({ text }) => text)
        .filter((text) => text.includes(words.receipt)),
    /** How many messages came more than once. */
    repeats(): number {
      const plain = person.messages().map(({ text }) => text.replace('(This may be a repeat.)', '').trim())
      return plain.length - new Set(plain).size
    },
  }
}

export type Talker = ReturnType<typeof citizen>
