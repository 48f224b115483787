import { does, type Person, said } from './desk.js'
import type { Replica, Site } from './replica.js'

/** Files a petition in the chat, from the first word to the receipt. */
export async function filing(
  { site, replica }: { readonly site: Site; readonly replica: Replica },
  citizen: Person,
  before: () => Promise<void> = async () => undefined,
  atSummary: () => Promise<void> = async () => undefined,
): Promise<string> {
  await citizen.command('start')
  await citizen.press('File a petition')
  await citizen.press('A problem to be solved')
  await citizen.press('I agree')
  await citizen.text('My land was taken for a road in 2024 and nothing was paid.')
  await before()
  site.pass(10_000)
  await replica.settle()
  await citizen.press('Done')
  await citizen.text('Please pay what is owed.')
  await citizen.text('5 Guangming Street, Huoqiu County')
  if (citizen.buttons().some((label) => label.startsWith('Huoqiu County (')))
    await citizen.press(citizen.buttons().find((label) => label.startsWith('Huoqiu County (')) ?? '')
  for (let tries = 0; tries < 3 && !citizen.buttons().includes('Skip'); tries += 1) {
    const whole = citizen.buttons().find((label) => /whole|not sure|don't know/i.test(label))
    if (whole) await citizen.press(whole)
  }
  await citizen.press('Skip')
  await citizen.give({ kind: 'contact', phone: '13800000000', name: 'Wang Xiaoming', own: true })
  await atSummary()
  await citizen.press('Submit')
  await replica.settle()
  return (
    said(citizen)
      .match(/XF-\d{6}-\d{4}-\d{6}-\d/g)
      ?.at(-1) ?? ''
  )
}

/** A registrar passes a case on to the county's land bureau. */
export const transferred = (registrar: Person, number: string): Promise<void> =>
  does(
    registrar,
    number,
    'Transfer',
    'Huoqiu County Land and Resources Bureau',
    '>Transfer',
    '>By region and subject',
    '>Confirm',
  )
